using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.Requests;

/// <summary>
/// One request. Its verbs move it or refuse; none silently does nothing. Each gives back what to keep beside it:
/// the fact, the message or note, and the line of the time line.
/// </summary>
public sealed partial class SupportRequest
{
    private SupportRequest()
    {
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The bare number; see <see cref="RequestNumber"/>.</summary>
    public long Number { get; private set; }

    /// <summary>The draft that it was submitted from: unique, so that a retry makes no second request.</summary>
    public Guid DraftId { get; private set; }

    /// <summary>The company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>Who opened it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>The author's name at submission.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>Category.</summary>
    public RequestCategory Category { get; private set; }

    /// <summary>Status.</summary>
    public RequestStatus Status { get; private set; }

    /// <summary>Severity.</summary>
    public Severity Severity { get; private set; }

    /// <summary>The support that it was opened with, or lowered to.</summary>
    public SupportLevel Level { get; private set; }

    /// <summary>The support contract that it takes an incident of; <see langword="null"/> for standard support.</summary>
    public Guid? ContractId { get; private set; }

    /// <summary>What a question about the portal is about; <see langword="null"/> for every other category.</summary>
    public PortalTopic? Topic { get; private set; }

    /// <summary>What a request for an activation asks for; <see langword="null"/> for every other request.</summary>
    public MsaActivation? Activation { get; private set; }

    /// <summary>Product, as in the catalog; empty for a question about the portal, which has none of what follows down to the subtype.</summary>
    public string ProductId { get; private set; } = "";

    /// <summary>Version, as in the catalog; <see langword="null"/> for a product without versions.</summary>
    public string? VersionId { get; private set; }

    /// <summary>What was said of the recommended update.</summary>
    public UpdateAnswer UpdateAnswer { get; private set; }

    /// <summary>Operating system version, by name.</summary>
    public string OperatingSystem { get; private set; } = "";

    /// <summary>Subtype, as in the catalog; its type follows from it.</summary>
    public string SubtypeId { get; private set; } = "";

    /// <summary>Subject.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The subject as search sees it.</summary>
    public string SubjectFolded { get; private set; } = "";

    /// <summary>The engineer who works on it; <see langword="null"/> for nobody.</summary>
    public Guid? AssigneeId { get; private set; }

    /// <summary>The assignee's name.</summary>
    public string? AssigneeName { get; private set; }

    /// <summary>When it was submitted, UTC.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>When it changed last, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Until when support waits for the customer, UTC: then the clock moves the request. <see langword="null"/> where it does not wait.</summary>
    public DateTimeOffset? WaitingUntil { get; private set; }

    /// <summary>When to remind the author of it, UTC; <see langword="null"/> once that is done, and where support does not wait.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    /// <summary>The ended request that this one goes on from; <see langword="null"/> for none.</summary>
    public Guid? FollowsUpId { get; private set; }

    /// <summary>When it came under the eyes of the service managers last, UTC; <see langword="null"/> for never.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>Why it did; told to service managers only.</summary>
    public EscalationReason? EscalationReason { get; private set; }

    /// <summary>Whether feedback praises or complains; <see langword="null"/> for every other category.</summary>
    public FeedbackKind? FeedbackKind { get; private set; }

    /// <summary>The engineer whom feedback is about, as its author names them; <see langword="null"/> for the whole service.</summary>
    public string? FeedbackEngineer { get; private set; }

    /// <summary>The request that feedback is about; <see langword="null"/> for none.</summary>
    public Guid? ConcernsId { get; private set; }

    /// <summary>Counts the changes: the concurrency token, and what a page says it has seen.</summary>
    public int Version { get; private set; }

    /// <summary>What decides who may see it and do what to it.</summary>
    public RequestStanding Standing => new(CompanyId, AuthorId, Category, Status, Level);

    private TimelineEntry LineOf(TimelineKind kind, Actor actor, DateTimeOffset now, string? detail = null) =>
        new(Guid.CreateVersion7(now), Id, kind, actor.PersonId, actor.Name, Status, detail, now);

    private RequestMessage MessageOf(MessageKind kind, Actor actor, MessageText text, DateTimeOffset now) =>
        new(text.Id, Id, kind, actor.PersonId, actor.Name, text.Body.Trim(), now);

    private void Touch(RequestStatus status, DateTimeOffset now)
    {
        // Whatever moves a request ends the waiting of the status that it leaves.
        if (status != Status)
            (WaitingUntil, RemindAt) = (null, null);
        Status = status;
        ChangedAt = now;
        Version++;
        if (StatusMoves.IsEnd(status))
            CountEnd(now);
    }
}

/// <summary>A message on its way in.</summary>
/// <param name="Id">Id that the sender's page chose once for this text, so that a retry makes one message.</param>
/// <param name="Body">Markdown.</param>
public sealed record MessageText(Guid Id, string Body)
{
    /// <summary>Uploads of the sender that are all here: they become files of the message.</summary>
    public IReadOnlyList<Guid> Uploads { get; init; } = [];
}

/// <summary>What a verb leaves to be kept beside the request, in the same commit.</summary>
/// <param name="Event">The fact.</param>
/// <param name="Line">The line of the time line; <see langword="null"/> for what customers must not learn of.</param>
/// <param name="Message">The public message, if there is one.</param>
/// <param name="Note">The internal note, if it is one.</param>
public sealed record RequestChange(RequestEvent Event, TimelineEntry? Line, RequestMessage? Message = null, InternalNote? Note = null);
