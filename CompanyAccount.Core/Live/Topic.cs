namespace CompanyAccount.Core.Live;

/// <summary>Something that can change and that open pages may follow.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Which one; empty where there is only one of the kind.</param>
public readonly record struct Topic(string Kind, Guid Id)
{
    /// <summary>One request: its page.</summary>
    public static Topic Request(Guid requestId) => new("request", requestId);

    /// <summary>The requests of one company: its lists.</summary>
    public static Topic RequestsOf(Guid companyId) => new("requests-of", companyId);

    /// <summary>All open requests: what the shared snapshot of the board follows. The hint's subject is the request.</summary>
    public static Topic OpenRequests { get; } = new("open-requests", Guid.Empty);

    /// <summary>The shared snapshot of the board has a new version: what open boards follow.</summary>
    public static Topic Board { get; } = new("board", Guid.Empty);

    /// <summary>Feedback and the answers to surveys: the service managers' pages. No engineer's page follows it.</summary>
    public static Topic Feedback { get; } = new("feedback", Guid.Empty);

    /// <summary>What one person may do, or how they are signed in: the shell of that person's open pages.</summary>
    public static Topic Person(Guid personId) => new("person", personId);

    /// <summary>The bell of one person.</summary>
    public static Topic BellOf(Guid personId) => new("bell-of", personId);

    /// <summary>The people and invitations of one company: its lists.</summary>
    public static Topic PeopleOf(Guid companyId) => new("people-of", companyId);

    /// <summary>The licenses of one company.</summary>
    public static Topic LicensesOf(Guid companyId) => new("licenses-of", companyId);

    /// <summary>One company's own facts: its page.</summary>
    public static Topic Company(Guid companyId) => new("company", companyId);

    /// <summary>All issued licenses: the vendor's page.</summary>
    public static Topic IssuedLicenses { get; } = new("issued-licenses", Guid.Empty);

    /// <summary>All support contracts, and the requests that ask for one: the vendor's page.</summary>
    public static Topic Contracts { get; } = new("contracts", Guid.Empty);

    /// <summary>All companies: the vendor's page.</summary>
    public static Topic Companies { get; } = new("companies", Guid.Empty);

    /// <summary>The staff accounts: the vendor's page.</summary>
    public static Topic Staff { get; } = new("staff", Guid.Empty);

    /// <summary>The terms of support over time: what each node keeps a copy of, and the vendor's page.</summary>
    public static Topic SupportTerms { get; } = new("support-terms", Guid.Empty);

    /// <summary>The support team's calendar: what each node keeps a copy of, and the vendor's page.</summary>
    public static Topic TeamCalendar { get; } = new("team-calendar", Guid.Empty);

    /// <summary>New rows wait in the outbox.</summary>
    public static Topic Outbox { get; } = new("outbox", Guid.Empty);

    /// <summary>New mail waits to be sent.</summary>
    public static Topic OutgoingMail { get; } = new("outgoing-mail", Guid.Empty);

    /// <summary>Mail that could not be delivered: the Operators' page.</summary>
    public static Topic UndeliveredMail { get; } = new("undelivered-mail", Guid.Empty);

    /// <summary>Mail that came in, or that an Operator wants to be looked at again: the Operators' page, and the loop that takes it.</summary>
    public static Topic IncomingMail { get; } = new("incoming-mail", Guid.Empty);

    /// <summary>One file of the list that is being written, on this node: the page that waits for it.</summary>
    public static Topic Export(Guid exportId) => new("export", exportId);
}

/// <summary>"That changed." Carries no data: who follows asks again through a read, so that rights are checked again.</summary>
/// <param name="Topic">What changed.</param>
/// <param name="SubjectId">Which single thing inside the topic changed, if that is known; otherwise empty.</param>
public readonly record struct LiveHint(Topic Topic, Guid SubjectId)
{
    /// <summary>
    /// What was committed a moment ago, on this node: spares the keeper of rows that all readers of the node share the way to the database.
    /// Out of reach of pages, and never told to another node.
    /// </summary>
    internal object? Committed { get; init; }
}
