using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>A person's place inside one company.</summary>
public sealed class Member
{
    private Member()
    {
    }

    /// <summary>A new member.</summary>
    /// <param name="personId">The account.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="role">The role.</param>
    /// <param name="seesAllRequests">Whether a plain user sees all requests of the company.</param>
    /// <param name="name">The person's full name.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="state">Active, or waiting for an administrator.</param>
    /// <param name="now">Now, UTC.</param>
    public Member(Guid personId, Guid companyId, MemberRole role, bool seesAllRequests, string name, string email, MemberState state, DateTimeOffset now)
    {
        PersonId = personId;
        CompanyId = companyId;
        Role = role;
        SeesAllRequests = seesAllRequests;
        State = state;
        JoinedAt = now;
        Version = 1;
        Rename(name, email);
    }

    /// <summary>The account's id; a person is a member of one company at most.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>The role.</summary>
    public MemberRole Role { get; private set; }

    /// <summary>Whether a plain user was given the right to see all requests of the company.</summary>
    public bool SeesAllRequests { get; private set; }

    /// <summary>Whether the person can come in.</summary>
    public MemberState State { get; private set; }

    /// <summary>When the person came, or asked to, UTC.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>The full name as search and sorting see it.</summary>
    public string NameFolded { get; private set; } = "";

    /// <summary>The address as search sees it.</summary>
    public string EmailFolded { get; private set; } = "";

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The person has another name or address.</summary>
    public void Rename(string name, string email)
    {
        NameFolded = FieldText.Fold(name).Trim();
        EmailFolded = FieldText.Fold(email).Trim();
    }

    /// <summary>Does to the member what an administrator asks for.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The fact to record, or the refusal of <see cref="MemberActions"/>.</returns>
    public Outcome<CompanyEvent> Apply(Actor actor, MemberAction action, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (MemberActions.RefusalOf(actor, action, CompanyId, PersonId, Role, SeesAllRequests, State) is { } refusal)
            return refusal;
        (State, Role, SeesAllRequests) = action switch
        {
            MemberAction.Approve or MemberAction.Unblock => (MemberState.Active, Role, SeesAllRequests),
            MemberAction.Block => (MemberState.Blocked, Role, SeesAllRequests),
            // Who comes back one day begins as a plain user.
            MemberAction.Refuse or MemberAction.Remove => (MemberState.Removed, MemberRole.User, false),
            MemberAction.Promote => (State, MemberRole.Administrator, false),
            MemberAction.Demote => (State, MemberRole.User, false),
            MemberAction.GrantSeesAll => (State, Role, true),
            MemberAction.TakeSeesAll => (State, Role, false),
        };
        if (action is MemberAction.Approve)
            JoinedAt = now;
        Version++;
        var id = Guid.CreateVersion7(now);
        return action switch
        {
            MemberAction.Approve => new PersonAdded(id, CompanyId, actor.PersonId, PersonId, now, Approved: true),
            MemberAction.Refuse => new JoinRefused(id, CompanyId, actor.PersonId, PersonId, now),
            MemberAction.Block => new PersonBlocked(id, CompanyId, actor.PersonId, PersonId, now),
            MemberAction.Unblock => new PersonUnblocked(id, CompanyId, actor.PersonId, PersonId, now),
            MemberAction.Remove => new PersonRemoved(id, CompanyId, actor.PersonId, PersonId, now),
            MemberAction.Promote or MemberAction.Demote or MemberAction.GrantSeesAll or MemberAction.TakeSeesAll =>
                new RightsChanged(id, CompanyId, actor.PersonId, PersonId, now, Role, SeesAllRequests),
        };
    }

    /// <summary>The Owner becomes an Administrator; only together with <see cref="TakeOwnership"/> of another.</summary>
    internal void GiveUpOwnership()
    {
        Role = MemberRole.Administrator;
        Version++;
    }

    /// <summary>The member becomes the Owner.</summary>
    internal void TakeOwnership()
    {
        (Role, SeesAllRequests) = (MemberRole.Owner, false);
        Version++;
    }

    /// <summary>Whether a company may take the person in: the place is none any more, or only waits for that same company.</summary>
    /// <param name="companyId">The company.</param>
    public bool MayComeBackTo(Guid companyId) => State is MemberState.Removed || (State is MemberState.AwaitingApproval && CompanyId == companyId);

    /// <summary>Takes a person who was removed, here or elsewhere, into a company again.</summary>
    /// <param name="companyId">The company; earlier requests stay with the earlier one.</param>
    /// <param name="role">The role.</param>
    /// <param name="seesAllRequests">Whether a plain user sees all requests.</param>
    /// <param name="state">Active, or waiting for an administrator.</param>
    /// <param name="now">Now, UTC.</param>
    /// <exception cref="InvalidOperationException">The person is a member of a company.</exception>
    public void ComeBack(Guid companyId, MemberRole role, bool seesAllRequests, MemberState state, DateTimeOffset now)
    {
        if (!MayComeBackTo(companyId))
            throw new InvalidOperationException("A person is a member of one company at most.");
        (CompanyId, Role, SeesAllRequests, State, JoinedAt) = (companyId, role, seesAllRequests, state, now);
        Version++;
    }
}

/// <summary>Whether a member can come in.</summary>
public enum MemberState
{
    /// <summary>A colleague like others.</summary>
    Active,

    /// <summary>Joined by an activation code that the company holds; an administrator has to approve (guide, block 4).</summary>
    AwaitingApproval,

    /// <summary>Shut out by an administrator until further notice.</summary>
    Blocked,

    /// <summary>Not of the company any more; what the person wrote stays under the name.</summary>
    Removed,
}
