using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Requests;

// What changes the promise of a request, and the request that asks for a contract.
public sealed partial class SupportRequest
{
    /// <summary>An engineer finds another severity right, with a reason that the customer reads in the time line.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="severity">The new severity, another one than before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="calendar">The team's calendar: the deadline moves.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome<RequestChange> ChangeSeverity(Actor actor, Severity severity, string reason, WorkingCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (RefusalOf(actor, RequestAction.ChangeSeverity) is { } refusal)
            return refusal;
        if (!Enum.IsDefined(severity) || severity == Severity)
            return new InvalidInput(nameof(Severity), Fault.UnknownChoice);
        if (FieldText.FaultOf("Reason", reason, RequestText.ReasonLimit) is { } fault)
            return new InvalidInput([fault]);
        var shift = new SeverityShift(Severity, severity, reason.Trim());
        Severity = severity;
        if (Clock.Count > 0)
            Count(ClockFact.SeverityChanged(now, (int)severity), calendar);
        Touch(Status, now);
        var line = LineOf(TimelineKind.SeverityChanged, actor, now, shift.ToString());
        return new RequestChange(
            new SeverityChanged(NewId(now), Id, actor.PersonId, Status, now, shift.From, shift.To)
            {
                LineId = line.Id,
                IsUnanswered = ReactedAt is null && Clock.Count > 0,
                Promise = ReactedAt is null && DeadlineBy(calendar) is { } deadline ? new(deadline.Due, deadline.PromisedMinutes, deadline.Hours) : null,
            },
            line);
    }

    /// <summary>An engineer lowers a premium request to standard support, with a reason that is mailed. Its incident is given back by the caller.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="standard">The terms of standard support.</param>
    /// <param name="calendar">The team's calendar.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome<RequestChange> LowerLevel(Actor actor, MessageText reason, LevelTerms standard, WorkingCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(standard);
        if (RefusalOf(actor, RequestAction.LowerLevel, reason, RequestText.ReasonLimit) is { } refusal)
            return refusal;
        var lowering = new LevelLowering(Level, reason.Body.Trim());
        (Level, Priority, ContractId) = (standard.Level, standard.Priority, null);
        if (Clock.Count > 0)
            Count(ClockFact.LevelApplied(now, standard), calendar);
        Touch(Status, now);
        var message = MessageOf(MessageKind.Lowering, actor, reason, now);
        return new RequestChange(
            new LevelLowered(NewId(now), Id, actor.PersonId, Status, now, message.Id, lowering.From),
            LineOf(TimelineKind.LevelLowered, actor, now, lowering.ToString()),
            message);
    }

    /// <summary>An Operator has activated the contract that the request asks for, and says so in it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="text">What to say.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="waiting">How long support waits for the customer's word.</param>
    public Outcome<RequestChange> CompleteActivation(Actor actor, MessageText text, DateTimeOffset now, WaitingRule waiting)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!actor.May(Right.KeepContracts) || Topic is not PortalTopic.MsaActivation)
            return new NotFound();
        if (StatusMoves.IsEnd(Status))
            return new RequestEnded(Status);
        if (!StatusMoves.Allows(Status, RequestStatus.SolutionProvided, Mover.Engineer))
            return new MoveNotAllowed(Status);
        if (FieldText.FaultOf(nameof(MessageText.Body), text.Body, RequestText.BodyLimit) is { } fault)
            return new InvalidInput([fault]);
        CountReaction(now);
        Touch(RequestStatus.SolutionProvided, now);
        Wait(waiting, now);
        var message = MessageOf(MessageKind.Solution, actor, text, now);
        return new RequestChange(new SolutionSent(NewId(now), Id, actor.PersonId, Status, now, message.Id) { WaitingUntil = WaitingUntil }, LineOf(TimelineKind.SolutionSent, actor, now), message);
    }
}
