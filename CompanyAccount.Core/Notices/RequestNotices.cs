using System.Diagnostics;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Core.Notices;

/// <summary>Who is told what of a fact: one notice per fact and person at most.</summary>
public static class RequestNotices
{
    /// <summary>The notices that a fact causes.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="authorId">The author of its request.</param>
    public static IReadOnlyList<Notice> Of(RequestEvent fact, Guid authorId)
    {
        ArgumentNullException.ThrowIfNull(fact);
        Guid? colleague = fact.ActorId == authorId ? null : fact.ActorId;
        return fact switch
        {
            RequestSubmitted => [new(authorId, NoticeKind.Submitted, ColleagueId: colleague)],
            InformationAsked asked => [new(authorId, NoticeKind.InformationAsked, asked.MessageId)],
            SolutionSent sent => [new(authorId, NoticeKind.SolutionSent, sent.MessageId)],
            RequestCanceled canceled => [new(authorId, NoticeKind.CanceledBySupport, canceled.MessageId)],
            CustomerReplied replied => [new(authorId, NoticeKind.Replied, replied.MessageId)],
            RequestReopened reopened => [new(authorId, NoticeKind.Reopened, reopened.MessageId, colleague)],
            RequestAnswered { StatusChanged: true } answered => [new(authorId, NoticeKind.BackInProcessing, answered.MessageId, colleague)],
            RequestAnswered answered when colleague is not null => [new(authorId, NoticeKind.ColleagueAnswered, answered.MessageId, colleague)],
            RequestAnswered => [],
            SolutionAccepted => [new(authorId, NoticeKind.SolutionAccepted, ColleagueId: colleague)],
            RequestClosedByCustomer => [new(authorId, NoticeKind.ClosedByCustomer, ColleagueId: colleague)],
            WaitingReminded => [new(authorId, fact.Status is RequestStatus.SolutionProvided ? NoticeKind.RemindedOfSolution : NoticeKind.RemindedOfQuestion)],
            WaitingRanOut => [new(authorId, fact.Status is RequestStatus.Closed ? NoticeKind.ClosedByPortal : NoticeKind.ResolvedByPortal)],
            // What engineers do among themselves is told to no customer; of an escalation the service managers hear.
            RequestAssigned or NoteAdded or RequestEscalated or DeadlineBroken => [],
            SeverityChanged => [new(authorId, NoticeKind.SeverityChanged)],
            LevelLowered lowered => [new(authorId, NoticeKind.LevelLowered, lowered.MessageId)],
            _ => throw new UnreachableException($"No rule says who is told of {fact.GetType().Name}."),
        };
    }
}
