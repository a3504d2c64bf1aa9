using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Companies;

/// <summary>A person's place inside one company.</summary>
public sealed class Member
{
    private Member()
    {
    }

    /// <summary>A new member.</summary>
    public Member(Guid personId, Guid companyId, MemberRole role, bool seesAllRequests)
    {
        PersonId = personId;
        CompanyId = companyId;
        Role = role;
        SeesAllRequests = seesAllRequests;
    }

    /// <summary>The account's id; a person is a member of one company at most.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>The role.</summary>
    public MemberRole Role { get; private set; }

    /// <summary>Whether a plain user was given the right to see all requests of the company.</summary>
    public bool SeesAllRequests { get; private set; }
}
