namespace CompanyAccount.Core.Requests;

/// <summary>One change of a request, for its time line: who, when, what. Seen by the customer too.</summary>
public sealed class TimelineEntry
{
    private TimelineEntry()
    {
    }

    internal TimelineEntry(Guid id, Guid requestId, TimelineKind kind, Guid actorId, string actorName, RequestStatus status, string? detail, DateTimeOffset at)
    {
        Id = id;
        RequestId = requestId;
        Kind = kind;
        ActorId = actorId;
        ActorName = actorName;
        Status = status;
        Detail = detail;
        At = at;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The request.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>What changed.</summary>
    public TimelineKind Kind { get; private set; }

    /// <summary>Who changed it; empty for the portal itself.</summary>
    public Guid ActorId { get; private set; }

    /// <summary>Their name at that time; empty for the portal itself.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>The status after the change.</summary>
    public RequestStatus Status { get; private set; }

    /// <summary>The new assignee's name for <see cref="TimelineKind.Assigned"/>, or what the kind says; otherwise <see langword="null"/>.</summary>
    public string? Detail { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>What changed.</summary>
public enum TimelineKind
{
    /// <summary>The request was submitted.</summary>
    Submitted,

    /// <summary>The customer answered.</summary>
    Answered,

    /// <summary>The customer reopened it with a comment.</summary>
    Reopened,

    /// <summary>The customer accepted the solution.</summary>
    SolutionAccepted,

    /// <summary>The customer closed it.</summary>
    ClosedByCustomer,

    /// <summary>An engineer took it or was given it, or it was put back (no <see cref="TimelineEntry.Detail"/>).</summary>
    Assigned,

    /// <summary>An engineer wrote without a change of status.</summary>
    Replied,

    /// <summary>An engineer asked for information.</summary>
    InformationAsked,

    /// <summary>An engineer sent the solution.</summary>
    SolutionSent,

    /// <summary>An engineer canceled it.</summary>
    CanceledBySupport,

    /// <summary>The promised time of the first answer is over; recorded by the portal itself.</summary>
    DeadlineBroken,

    /// <summary>The portal reminded the author that support waits.</summary>
    WaitingReminded,

    /// <summary>The portal ended it, because the waiting time ran out.</summary>
    WaitingRanOut,

    /// <summary>It came under the eyes of the service managers.</summary>
    Escalated,

    /// <summary>An engineer found another severity right; the detail is a <see cref="SeverityShift"/>.</summary>
    SeverityChanged,

    /// <summary>An engineer lowered it to standard support; the detail is a <see cref="LevelLowering"/>.</summary>
    LevelLowered,

    /// <summary>The portal signed the request for a certificate.</summary>
    CertificateSigned,
}
