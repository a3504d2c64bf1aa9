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

    /// <summary>Whether an invitation may give this place to the person anew: it is no place any more, or only waits for the company that invites.</summary>
    /// <param name="companyId">The company that invites.</param>
    public bool MayComeAgainTo(Guid companyId) => State is MemberState.Removed || (State is MemberState.AwaitingApproval && CompanyId == companyId);

    /// <summary>The person comes in anew, perhaps to another company; what they wrote before stays where it is.</summary>
    public void ComeAgain(Guid companyId, MemberRole role, bool seesAllRequests, string name, string email, DateTimeOffset now)
    {
        if (!MayComeAgainTo(companyId))
            throw new InvalidOperationException("The person has a place.");
        CompanyId = companyId;
        Role = role;
        SeesAllRequests = seesAllRequests;
        State = MemberState.Active;
        JoinedAt = now;
        Version++;
        Rename(name, email);
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
