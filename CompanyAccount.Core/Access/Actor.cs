namespace CompanyAccount.Core.Access;

/// <summary>
/// Who asks, with the rights of this moment. Built anew for each call from the database, never kept by a circuit:
/// yesterday's rights must not open today's door.
/// </summary>
public abstract record Actor
{
    private Actor(Guid personId, string name)
    {
        PersonId = personId;
        Name = name;
    }

    /// <summary>The account's id.</summary>
    public Guid PersonId { get; }

    /// <summary>The full name, as others see it.</summary>
    public string Name { get; }

    /// <summary>A person of a customer company.</summary>
    public sealed record Member : Actor
    {
        /// <summary>A member as of now.</summary>
        public Member(Guid personId, string name, Guid companyId, MemberRole role, bool seesAllRequests)
            : base(personId, name)
        {
            CompanyId = companyId;
            Role = role;
            SeesAllRequests = seesAllRequests;
        }

        /// <summary>The only company whose data this person's calls reach.</summary>
        public Guid CompanyId { get; }

        /// <summary>The role inside the company.</summary>
        public MemberRole Role { get; }

        /// <summary>Whether a plain user was given the right to see all requests of the company (guide, block 6).</summary>
        public bool SeesAllRequests { get; }
    }

    /// <summary>A person of the vendor.</summary>
    public sealed record Staff : Actor
    {
        /// <summary>A staff account as of now.</summary>
        public Staff(Guid personId, string name, StaffRole role)
            : base(personId, name) => Role = role;

        /// <summary>What the person does at the vendor.</summary>
        public StaffRole Role { get; }
    }
}

/// <summary>A member's role inside the company (guide, block 6).</summary>
public enum MemberRole
{
    /// <summary>Creates and manages own requests.</summary>
    User,

    /// <summary>Manages people and all requests of the company.</summary>
    Administrator,

    /// <summary>The first person of the company; alone may delete its account.</summary>
    Owner,
}

/// <summary>What a staff account does.</summary>
public enum StaffRole
{
    /// <summary>Works on requests.</summary>
    Engineer,

    /// <summary>Answers for the service: everything engineers can, feedback and reports.</summary>
    ServiceManager,

    /// <summary>Keeps the portal: catalog, licenses, contracts, staff, companies, mail.</summary>
    Operator,
}
