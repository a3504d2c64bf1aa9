using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

public sealed partial class SupportRequest
{
    /// <summary>The customer writes. Stops the waiting in AwaitingCustomer and reopens in SolutionProvided (guide, block 10).</summary>
    public Outcome<RequestChange> Answer(Actor actor, MessageText text, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.Answer, text, RequestText.BodyLimit) is { } refusal)
            return refusal;
        var reopens = Status is RequestStatus.SolutionProvided;
        var moves = Status is not RequestStatus.Processing;
        Touch(RequestStatus.Processing, now);
        var message = MessageOf(MessageKind.Answer, actor, text, now);
        RequestEvent fact = reopens
            ? new RequestReopened(NewId(now), Id, actor.PersonId, Status, now, message.Id)
            : new RequestAnswered(NewId(now), Id, actor.PersonId, Status, now, message.Id, moves);
        return new RequestChange(fact, LineOf(reopens ? TimelineKind.Reopened : TimelineKind.Answered, actor, now), message);
    }

    /// <summary>The customer accepts the solution; the request is closed.</summary>
    public Outcome<RequestChange> AcceptSolution(Actor actor, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.AcceptSolution) is { } refusal)
            return refusal;
        Touch(RequestStatus.Closed, now);
        return new RequestChange(new SolutionAccepted(NewId(now), Id, actor.PersonId, Status, now), LineOf(TimelineKind.SolutionAccepted, actor, now));
    }

    /// <summary>The customer closes the request for good.</summary>
    public Outcome<RequestChange> Close(Actor actor, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.Close) is { } refusal)
            return refusal;
        Touch(RequestStatus.CanceledByUser, now);
        return new RequestChange(new RequestClosedByCustomer(NewId(now), Id, actor.PersonId, Status, now), LineOf(TimelineKind.ClosedByCustomer, actor, now));
    }

    /// <summary>Makes an engineer, or nobody, the assignee. Taking is assigning oneself.</summary>
    /// <param name="actor">Who assigns.</param>
    /// <param name="assignee">The new assignee; <see langword="null"/> puts the request back.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome<RequestChange> Assign(Actor actor, Actor.Staff? assignee, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.Assign) is { } refusal)
            return refusal;
        if (assignee is not null && !assignee.May(Right.WorkOnRequests))
            return new NotAnEngineer();
        AssigneeId = assignee?.PersonId;
        AssigneeName = assignee?.Name;
        Touch(Status, now);
        return new RequestChange(
            new RequestAssigned(NewId(now), Id, actor.PersonId, Status, now, AssigneeId),
            LineOf(TimelineKind.Assigned, actor, now, AssigneeName));
    }

    /// <summary>An engineer writes to the customer; the status stays.</summary>
    public Outcome<RequestChange> Reply(Actor actor, MessageText text, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.Reply, text, RequestText.BodyLimit) is { } refusal)
            return refusal;
        CountReaction(now);
        Touch(Status, now);
        var message = MessageOf(MessageKind.Reply, actor, text, now);
        return new RequestChange(new CustomerReplied(NewId(now), Id, actor.PersonId, Status, now, message.Id), LineOf(TimelineKind.Replied, actor, now), message);
    }

    /// <summary>An engineer asks for what is missing: the customer's turn.</summary>
    public Outcome<RequestChange> AskForInformation(Actor actor, MessageText text, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.AskForInformation, text, RequestText.BodyLimit) is { } refusal)
            return refusal;
        CountReaction(now);
        Touch(RequestStatus.AwaitingCustomer, now);
        var message = MessageOf(MessageKind.Question, actor, text, now);
        return new RequestChange(new InformationAsked(NewId(now), Id, actor.PersonId, Status, now, message.Id), LineOf(TimelineKind.InformationAsked, actor, now), message);
    }

    /// <summary>An engineer sends the solution.</summary>
    public Outcome<RequestChange> ProvideSolution(Actor actor, MessageText text, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.ProvideSolution, text, RequestText.BodyLimit) is { } refusal)
            return refusal;
        CountReaction(now);
        Touch(RequestStatus.SolutionProvided, now);
        var message = MessageOf(MessageKind.Solution, actor, text, now);
        return new RequestChange(new SolutionSent(NewId(now), Id, actor.PersonId, Status, now, message.Id), LineOf(TimelineKind.SolutionSent, actor, now), message);
    }

    /// <summary>An engineer cancels, with a reason that the customer reads.</summary>
    public Outcome<RequestChange> Cancel(Actor actor, MessageText reason, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.Cancel, reason, RequestText.ReasonLimit) is { } refusal)
            return refusal;
        CountReaction(now);
        Touch(RequestStatus.CanceledBySupport, now);
        var message = MessageOf(MessageKind.Cancellation, actor, reason, now);
        return new RequestChange(new RequestCanceled(NewId(now), Id, actor.PersonId, Status, now, message.Id), LineOf(TimelineKind.CanceledBySupport, actor, now), message);
    }

    /// <summary>An engineer writes a note for colleagues. It counts as no change for the customer: neither the version nor the time of the last change moves.</summary>
    public Outcome<RequestChange> AddNote(Actor actor, MessageText text, DateTimeOffset now)
    {
        if (RefusalOf(actor, RequestAction.AddNote, text, RequestText.BodyLimit) is { } refusal)
            return refusal;
        var note = new InternalNote(text.Id, Id, actor.PersonId, actor.Name, text.Body.Trim(), now);
        return new RequestChange(new NoteAdded(NewId(now), Id, actor.PersonId, Status, now), Line: null, Note: note);
    }

    private static Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now);

    private Refusal? RefusalOf(Actor actor, RequestAction action) => RequestActions.RefusalOf(actor, action, Standing);

    private Refusal? RefusalOf(Actor actor, RequestAction action, MessageText text, int limit)
    {
        if (RefusalOf(actor, action) is { } refusal)
            return refusal;
        return FieldText.FaultOf(nameof(MessageText.Body), text.Body, limit) is { } fault ? new InvalidInput([fault]) : null;
    }
}
