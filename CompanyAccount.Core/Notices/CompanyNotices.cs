using System.Diagnostics;
using CompanyAccount.Core.Companies;

namespace CompanyAccount.Core.Notices;

/// <summary>That people are told of a fact about their company.</summary>
/// <param name="Kind">What they are told; names the keys of the letter's texts.</param>
/// <param name="ToAdministrators">Whether Owner and administrators are told, all but who did it and whom it concerns; otherwise whom it concerns.</param>
/// <param name="Bell">The line under the bell; <see langword="null"/> for a mail only.</param>
/// <param name="Mail">Whether a mail goes out.</param>
public sealed record CompanyNotice(CompanyNoticeKind Kind, bool ToAdministrators, BellKind? Bell, bool Mail = true);

/// <summary>What people are told of their company.</summary>
public enum CompanyNoticeKind
{
    /// <summary>To administrators: a person came in.</summary>
    PersonAdded,

    /// <summary>To administrators: a person asks to join.</summary>
    JoinAwaitsApproval,

    /// <summary>To the person: an administrator let them in.</summary>
    JoinApproved,

    /// <summary>To the person: an administrator refused.</summary>
    JoinRefused,

    /// <summary>To administrators: a person was removed.</summary>
    PersonRemoved,

    /// <summary>To the person: they were removed.</summary>
    YouWereRemoved,

    /// <summary>To administrators: a person was shut out.</summary>
    PersonBlocked,

    /// <summary>To the person: they were shut out.</summary>
    YouWereBlocked,

    /// <summary>To the person: they were let in again.</summary>
    YouWereUnblocked,

    /// <summary>To the person: another role or right.</summary>
    YourRightsChanged,

    /// <summary>To the person: the ownership is offered.</summary>
    OwnershipOffered,

    /// <summary>To administrators: the company has another Owner.</summary>
    OwnershipHandedOver,

    /// <summary>To administrators: the account of the company was deleted.</summary>
    CompanyDeleted,

    /// <summary>To administrators: the account of the company was restored.</summary>
    CompanyRestored,
}

/// <summary>Who is told what of a fact about a company (guide, block 6).</summary>
public static class CompanyNotices
{
    /// <summary>The notices that a fact causes.</summary>
    public static IReadOnlyList<CompanyNotice> Of(CompanyEvent fact) => fact switch
    {
        // The first person of a company has nobody to tell.
        PersonAdded { ActorId: null } => [],
        PersonAdded { Approved: true } => [ToAdministrators(CompanyNoticeKind.PersonAdded, BellKind.PersonAdded), ToPerson(CompanyNoticeKind.JoinApproved, null)],
        PersonAdded => [ToAdministrators(CompanyNoticeKind.PersonAdded, BellKind.PersonAdded)],
        JoinRequested => [ToAdministrators(CompanyNoticeKind.JoinAwaitsApproval, BellKind.JoinAwaitsApproval)],
        JoinRefused => [ToPerson(CompanyNoticeKind.JoinRefused, null)],
        PersonRemoved => [ToAdministrators(CompanyNoticeKind.PersonRemoved, BellKind.PersonRemoved), ToPerson(CompanyNoticeKind.YouWereRemoved, null)],
        PersonBlocked => [ToAdministrators(CompanyNoticeKind.PersonBlocked, BellKind.PersonBlocked), ToPerson(CompanyNoticeKind.YouWereBlocked, null)],
        PersonUnblocked => [ToPerson(CompanyNoticeKind.YouWereUnblocked, null)],
        RightsChanged => [ToPerson(CompanyNoticeKind.YourRightsChanged, BellKind.YourRightsChanged) with { Mail = false }],
        OwnershipOffered => [ToPerson(CompanyNoticeKind.OwnershipOffered, BellKind.OwnershipOffered)],
        OwnershipHandedOver => [ToAdministrators(CompanyNoticeKind.OwnershipHandedOver, BellKind.OwnershipHandedOver)],
        CompanyDeleted => [ToAdministrators(CompanyNoticeKind.CompanyDeleted, null)],
        CompanyRestored => [ToAdministrators(CompanyNoticeKind.CompanyRestored, null)],
        // Of an ended contract the people whom it names hear too, in a letter of its own.
        InvitationsChanged or OwnershipOfferEnded or CompanyChanged or ContractChanged or ContractEnded => [],
        _ => throw new UnreachableException($"No rule says who is told of {fact?.GetType().Name}."),
    };

    private static CompanyNotice ToAdministrators(CompanyNoticeKind kind, BellKind? bell) => new(kind, ToAdministrators: true, bell);

    private static CompanyNotice ToPerson(CompanyNoticeKind kind, BellKind? bell) => new(kind, ToAdministrators: false, bell);
}
