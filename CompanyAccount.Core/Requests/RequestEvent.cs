using System.Text.Json.Serialization;
using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.Requests;

/// <summary>
/// A fact about a request, recorded in the same commit as the change itself; mail and live hints follow from it.
/// Carries ids and statuses, no text: what is told is read when it is told.
/// </summary>
/// <param name="Id">Id of the fact, version 7.</param>
/// <param name="RequestId">The request.</param>
/// <param name="ActorId">Who made it happen; empty for the portal itself.</param>
/// <param name="Status">The status afterwards.</param>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(RequestSubmitted), nameof(RequestSubmitted))]
[JsonDerivedType(typeof(RequestAnswered), nameof(RequestAnswered))]
[JsonDerivedType(typeof(RequestReopened), nameof(RequestReopened))]
[JsonDerivedType(typeof(SolutionAccepted), nameof(SolutionAccepted))]
[JsonDerivedType(typeof(RequestClosedByCustomer), nameof(RequestClosedByCustomer))]
[JsonDerivedType(typeof(RequestAssigned), nameof(RequestAssigned))]
[JsonDerivedType(typeof(CustomerReplied), nameof(CustomerReplied))]
[JsonDerivedType(typeof(InformationAsked), nameof(InformationAsked))]
[JsonDerivedType(typeof(SolutionSent), nameof(SolutionSent))]
[JsonDerivedType(typeof(RequestCanceled), nameof(RequestCanceled))]
[JsonDerivedType(typeof(NoteAdded), nameof(NoteAdded))]
[JsonDerivedType(typeof(SeverityChanged), nameof(SeverityChanged))]
[JsonDerivedType(typeof(LevelLowered), nameof(LevelLowered))]
[JsonDerivedType(typeof(DeadlineBroken), nameof(DeadlineBroken))]
[JsonDerivedType(typeof(WaitingReminded), nameof(WaitingReminded))]
[JsonDerivedType(typeof(WaitingRanOut), nameof(WaitingRanOut))]
[JsonDerivedType(typeof(RequestEscalated), nameof(RequestEscalated))]
public abstract record RequestEvent(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
{
    /// <summary>Until when support waits for the customer since this fact, UTC; <see langword="null"/> where it does not wait.</summary>
    public DateTimeOffset? WaitingUntil { get; init; }
}

/// <summary>A customer submitted a request.</summary>
public sealed record RequestSubmitted(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>A customer answered.</summary>
/// <param name="Id">Id of the fact.</param>
/// <param name="RequestId">The request.</param>
/// <param name="ActorId">Who.</param>
/// <param name="Status">The status afterwards.</param>
/// <param name="At">When, UTC.</param>
/// <param name="MessageId">The message.</param>
/// <param name="StatusChanged">Whether the answer moved the request back to Processing.</param>
public sealed record RequestAnswered(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId, bool StatusChanged)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>A customer reopened a request whose solution did not help; <paramref name="MessageId"/> is the comment.</summary>
public sealed record RequestReopened(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>A customer accepted the solution.</summary>
public sealed record SolutionAccepted(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>A customer closed the request.</summary>
public sealed record RequestClosedByCustomer(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>The request has another assignee, or none.</summary>
public sealed record RequestAssigned(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid? AssigneeId)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>An engineer wrote to the customer without a change of status.</summary>
public sealed record CustomerReplied(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>An engineer asked for information.</summary>
public sealed record InformationAsked(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>An engineer sent the solution.</summary>
public sealed record SolutionSent(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>An engineer canceled the request; <paramref name="MessageId"/> is the reason.</summary>
public sealed record RequestCanceled(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>An engineer wrote an internal note; told to no customer.</summary>
public sealed record NoteAdded(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>The promised time of the first answer is over.</summary>
public sealed record DeadlineBroken(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>Half of the waiting time is over: the portal reminds the author.</summary>
public sealed record WaitingReminded(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>The waiting time ran out: the portal ended the request.</summary>
public sealed record WaitingRanOut(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>The request came under the eyes of the service managers. It names nobody: engineers see the mark, never who caused it.</summary>
public sealed record RequestEscalated(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, EscalationReason Reason)
    : RequestEvent(Id, RequestId, ActorId, Status, At);

/// <summary>An engineer found another severity right.</summary>
public sealed record SeverityChanged(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Severity From, Severity To)
    : RequestEvent(Id, RequestId, ActorId, Status, At)
{
    /// <summary>The line of the time line, which has the reason.</summary>
    public Guid LineId { get; init; }

    /// <summary>Whether the first answer was still to come, so that its time matters.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>What is promised since this fact; <see langword="null"/> where no time is.</summary>
    public AnswerPromise? Promise { get; init; }
}

/// <summary>By when the first answer is promised, and what that follows from.</summary>
/// <param name="Due">The deadline, UTC.</param>
/// <param name="Minutes">How many minutes are promised, counted from the submission.</param>
/// <param name="Hours">Which hours count.</param>
public sealed record AnswerPromise(DateTimeOffset Due, int Minutes, ServiceHours Hours);

/// <summary>An engineer lowered a premium request to standard support; <paramref name="MessageId"/> is the reason.</summary>
public sealed record LevelLowered(Guid Id, Guid RequestId, Guid ActorId, RequestStatus Status, DateTimeOffset At, Guid MessageId, SupportLevel From)
    : RequestEvent(Id, RequestId, ActorId, Status, At);
