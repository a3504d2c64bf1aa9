namespace CompanyAccount.Core.Requests;

/// <summary>Where a request stands (guide, block 10).</summary>
public enum RequestStatus
{
    /// <summary>Registered and in work: support's turn.</summary>
    Processing,

    /// <summary>An engineer asked for information: the customer's turn.</summary>
    AwaitingCustomer,

    /// <summary>A solution was sent: the customer tries it, accepts it or reopens.</summary>
    SolutionProvided,

    /// <summary>An end: the waiting time ran out in <see cref="AwaitingCustomer"/>.</summary>
    ResolvedNoInformation,

    /// <summary>An end: an engineer canceled it, with a reason.</summary>
    CanceledBySupport,

    /// <summary>An end: the customer closed it; nothing changes it any more.</summary>
    CanceledByUser,

    /// <summary>An end: the customer accepted the solution, or the waiting time ran out in <see cref="SolutionProvided"/>.</summary>
    Closed,
}

/// <summary>How bad it is, 1 (critical) to 4 (low).</summary>
public enum Severity
{
    /// <summary>Work stands still, no workaround.</summary>
    Critical = 1,

    /// <summary>A severe effect: a function fails, the business goes on.</summary>
    High = 2,

    /// <summary>A partial effect: the product works with limits.</summary>
    Medium = 3,

    /// <summary>Everything else: questions, wishes, small defects.</summary>
    Low = 4,
}

/// <summary>What kind of request it is (guide, block 7).</summary>
public enum RequestCategory
{
    /// <summary>Work of the vendor's business products.</summary>
    Technical,

    /// <summary>A question about this portal: <c>Вопрос по CompanyAccount / CompanyAccount question</c>. It has a <see cref="PortalTopic"/> and no product.</summary>
    Portal,

    /// <summary>Gratitude or complaint about an engineer or the service; goes to service managers, and no engineer sees it.</summary>
    Feedback,

    /// <summary>A certificate for Apple's push notifications, signed by the vendor; it has a signing request and no product.</summary>
    Apns,
}

/// <summary>What a question about the portal is about (guide, block 7).</summary>
public enum PortalTopic
{
    /// <summary>How the portal works, and what in it does not.</summary>
    PortalWork,

    /// <summary>Accounts of people and their administration.</summary>
    AccountAdministration,

    /// <summary>A license that another company holds.</summary>
    LicenseConflict,

    /// <summary>The activation of a contract of extended support (guide, block 3).</summary>
    MsaActivation,
}
