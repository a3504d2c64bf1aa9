using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Companies.Reads;

/// <summary>What the list of people is asked for.</summary>
public sealed record PeopleFilter
{
    /// <summary>Part of a name or an address.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only this role; <see langword="null"/> for all.</summary>
    public MemberRole? Role { get; init; }

    /// <summary>Only this state; <see langword="null"/> for all but the removed.</summary>
    public MemberState? State { get; init; }

    /// <summary>The page after this person.</summary>
    public Guid? After { get; init; }

    /// <summary>The page before this person; wins over <see cref="After"/>.</summary>
    public Guid? Before { get; init; }
}

/// <summary>A page of the list of people, by name.</summary>
/// <param name="Rows">At most <see cref="ReadPeople.PageSize"/> rows.</param>
/// <param name="Counts">How many match in each state, before the filter by state; a state with none is absent.</param>
/// <param name="Next">The person after whom the next page begins; <see langword="null"/> on the last.</param>
/// <param name="Previous">The person before whom the previous page ends; <see langword="null"/> on the first.</param>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, IReadOnlyDictionary<MemberState, int> Counts, Guid? Next, Guid? Previous);

/// <summary>A member as administrators see them.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Name">Full name.</param>
/// <param name="Email">Address.</param>
/// <param name="Phone">Phone, as the person wrote it.</param>
/// <param name="Role">Role.</param>
/// <param name="SeesAllRequests">Whether a plain user sees all requests.</param>
/// <param name="State">State.</param>
/// <param name="JoinedAt">When the person came, UTC.</param>
/// <param name="LastSeenAt">When the person was here last, UTC.</param>
/// <param name="Version">The version to change.</param>
public sealed record PersonRow(
    Guid PersonId, string Name, string Email, string? Phone, MemberRole Role, bool SeesAllRequests, MemberState State, DateTimeOffset JoinedAt, DateTimeOffset? LastSeenAt, int Version)
{
    /// <summary>What the reader may do to this member.</summary>
    public IReadOnlyList<MemberAction> ActionsOf(Actor actor) => actor is Actor.Member member
        ? MemberActions.AllowedTo(actor, member.CompanyId, PersonId, Role, SeesAllRequests, State)
        : [];
}
