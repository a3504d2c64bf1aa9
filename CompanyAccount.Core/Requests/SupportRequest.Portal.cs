using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <content>What the portal does by itself. Nobody asked for it, so nobody's rights are looked at: only the status and the time.</content>
public sealed partial class SupportRequest
{
    /// <summary>Begins the waiting of a status that has none: of requests from before there were waiting times. It begins now, so that nobody is late by surprise.</summary>
    /// <param name="waiting">How long support waits.</param>
    /// <param name="now">Now, UTC.</param>
    public void BeginWaiting(WaitingRule waiting, DateTimeOffset now)
    {
        if (WaitingUntil is not null)
            return;
        Wait(waiting, now);
        Version++;
    }

    /// <summary>Reminds the author, once, that support waits. It is no change of the request: neither the version nor the time of the last change moves, so that no answer that is being written comes too late by it.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <returns>What to keep; <see cref="MoveNotAllowed"/> when there is nothing to remind of now: before the time, after the end, or again.</returns>
    public Outcome<RequestChange> RemindOfWaiting(DateTimeOffset now)
    {
        // A server that slept through the whole waiting does not remind of what it is about to end.
        if (WaitingRule.ReasonIn(Status) is null || RemindAt is null || RemindAt > now || WaitingUntil <= now)
            return new MoveNotAllowed(Status);
        RemindAt = null;
        return new RequestChange(new WaitingReminded(NewId(now), Id, Guid.Empty, Status, now) { WaitingUntil = WaitingUntil }, PortalLineOf(TimelineKind.WaitingReminded, now));
    }

    /// <summary>Ends the request, because the waiting time has run out.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <returns>What to keep; <see cref="MoveNotAllowed"/> when support does not wait, or still does.</returns>
    public Outcome<RequestChange> RunOut(DateTimeOffset now)
    {
        if (WaitingUntil is null || WaitingUntil > now || WaitingRule.EndOf(Status) is not { } end || !StatusMoves.Allows(Status, end, Mover.Clock))
            return new MoveNotAllowed(Status);
        Touch(end, now);
        return new RequestChange(new WaitingRanOut(NewId(now), Id, Guid.Empty, Status, now), PortalLineOf(TimelineKind.WaitingRanOut, now));
    }

    /// <summary>Sends what the portal signed by itself: the customer takes it to Apple, for as long as support waits. It is no engineer's answer, and so counts as no reaction.</summary>
    /// <param name="text">What to do next, Markdown.</param>
    /// <param name="portalName">The name that the portal writes under.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="waiting">How long support waits.</param>
    /// <returns>What to keep; <see cref="MoveNotAllowed"/> for a request of another kind or status.</returns>
    public Outcome<RequestChange> ProvideCertificate(MessageText text, string portalName, DateTimeOffset now, WaitingRule waiting)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Category is not RequestCategory.Apns || !StatusMoves.Allows(Status, RequestStatus.SolutionProvided, Mover.Portal))
            return new MoveNotAllowed(Status);
        Touch(RequestStatus.SolutionProvided, now);
        Wait(waiting, now);
        var message = new RequestMessage(text.Id, Id, MessageKind.Solution, Guid.Empty, portalName, text.Body, now);
        return new RequestChange(new SolutionSent(NewId(now), Id, Guid.Empty, Status, now, message.Id) { WaitingUntil = WaitingUntil }, PortalLineOf(TimelineKind.CertificateSigned, now), message);
    }

    /// <summary>Brings the request under the eyes of the service managers. The line that everybody sees names neither the reason nor a person.</summary>
    /// <param name="reason">Why; told to service managers only.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>What to keep; <see cref="RequestEnded"/> for an ended request, <see cref="AlreadyEscalated"/> when it was for this reason already.</returns>
    public Outcome<RequestChange> Escalate(EscalationReason reason, DateTimeOffset now)
    {
        if (StatusMoves.IsEnd(Status))
            return new RequestEnded(Status);
        if (EscalatedAt is not null && EscalationReason == reason)
            return new AlreadyEscalated();
        (EscalatedAt, EscalationReason) = (now, reason);
        Touch(Status, now);
        return new RequestChange(new RequestEscalated(NewId(now), Id, Guid.Empty, Status, now, reason), PortalLineOf(TimelineKind.Escalated, now));
    }

    private void Wait(WaitingRule waiting, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        (WaitingUntil, RemindAt) = waiting.From(Status, now) is { } time ? (time.Until, time.RemindAt) : ((DateTimeOffset?)null, (DateTimeOffset?)null);
    }

    private TimelineEntry PortalLineOf(TimelineKind kind, DateTimeOffset now) => new(NewId(now), Id, kind, Guid.Empty, "", Status, detail: null, now);
}
