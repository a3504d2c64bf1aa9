using System.Text.Json.Serialization;
using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Companies;

/// <summary>A fact about a company and its people, recorded in the same commit as the change itself; mail, bells and live hints follow from it.</summary>
/// <param name="Id">Id of the fact, version 7.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ActorId">Who made it happen; <see langword="null"/> for the portal itself.</param>
/// <param name="PersonId">Whom it concerns.</param>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(PersonAdded), nameof(PersonAdded))]
[JsonDerivedType(typeof(JoinRequested), nameof(JoinRequested))]
[JsonDerivedType(typeof(JoinRefused), nameof(JoinRefused))]
[JsonDerivedType(typeof(PersonRemoved), nameof(PersonRemoved))]
[JsonDerivedType(typeof(PersonBlocked), nameof(PersonBlocked))]
[JsonDerivedType(typeof(PersonUnblocked), nameof(PersonUnblocked))]
[JsonDerivedType(typeof(RightsChanged), nameof(RightsChanged))]
[JsonDerivedType(typeof(InvitationsChanged), nameof(InvitationsChanged))]
[JsonDerivedType(typeof(OwnershipOffered), nameof(OwnershipOffered))]
[JsonDerivedType(typeof(OwnershipOfferEnded), nameof(OwnershipOfferEnded))]
[JsonDerivedType(typeof(OwnershipHandedOver), nameof(OwnershipHandedOver))]
[JsonDerivedType(typeof(CompanyChanged), nameof(CompanyChanged))]
[JsonDerivedType(typeof(CompanyDeleted), nameof(CompanyDeleted))]
[JsonDerivedType(typeof(ContractChanged), nameof(ContractChanged))]
[JsonDerivedType(typeof(ContractEnded), nameof(ContractEnded))]
[JsonDerivedType(typeof(CompanyRestored), nameof(CompanyRestored))]
public abstract record CompanyEvent(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At);

/// <summary>A person came in: as the first one, by invitation, or approved after joining by a code.</summary>
/// <param name="Id">Id of the fact.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ActorId">Who invited or approved.</param>
/// <param name="PersonId">Who came in.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Approved">Whether the person had asked to join, and so waits to hear of it.</param>
public sealed record PersonAdded(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At, bool Approved)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>A person with an activation code of the company's asks to join.</summary>
public sealed record JoinRequested(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>An administrator refused a person who had asked to join.</summary>
public sealed record JoinRefused(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>A person is no member any more.</summary>
public sealed record PersonRemoved(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>A person was shut out.</summary>
public sealed record PersonBlocked(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>A person was let in again.</summary>
public sealed record PersonUnblocked(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>A person has another role or right.</summary>
/// <param name="Id">Id of the fact.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ActorId">Who decided it.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Role">The role afterwards.</param>
/// <param name="SeesAllRequests">Whether a plain user sees all requests afterwards.</param>
public sealed record RightsChanged(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At, MemberRole Role, bool SeesAllRequests)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>Invitations were made, sent again or taken back: told to nobody, but open lists show it.</summary>
public sealed record InvitationsChanged(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>The Owner offers the ownership to a person.</summary>
public sealed record OwnershipOffered(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>The offer was taken back or declined.</summary>
public sealed record OwnershipOfferEnded(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>The company has another Owner.</summary>
/// <param name="Id">Id of the fact.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ActorId">Who confirmed it: the new Owner, or an Operator.</param>
/// <param name="PersonId">The new Owner.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ByVendor">Whether an Operator decided it.</param>
public sealed record OwnershipHandedOver(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At, bool ByVendor)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>The company's settings changed.</summary>
public sealed record CompanyChanged(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>The Owner deleted the company's account.</summary>
public sealed record CompanyDeleted(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>An Operator restored the company's account.</summary>
public sealed record CompanyRestored(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>A support contract of the company was activated, renewed, or names other people.</summary>
public sealed record ContractChanged(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);

/// <summary>An Operator ended a support contract of the company before its last day.</summary>
/// <param name="Id">Id of the fact.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ActorId">Who ended it.</param>
/// <param name="PersonId">Nobody: it concerns the company.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ContractId">The contract, which has the day and the reason.</param>
public sealed record ContractEnded(Guid Id, Guid CompanyId, Guid? ActorId, Guid? PersonId, DateTimeOffset At, Guid ContractId)
    : CompanyEvent(Id, CompanyId, ActorId, PersonId, At);
