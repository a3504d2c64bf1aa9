using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <summary>What a person can do to a request.</summary>
public enum RequestAction
{
    /// <summary>Customer: write into an open request; in SolutionProvided this reopens it.</summary>
    Answer,

    /// <summary>Customer: the solution helped; the request is closed.</summary>
    AcceptSolution,

    /// <summary>Customer: <c>Закрыть запрос / Close request</c>; final.</summary>
    Close,

    /// <summary>Engineer: make oneself the assignee.</summary>
    Take,

    /// <summary>Engineer: make somebody, or nobody, the assignee.</summary>
    Assign,

    /// <summary>Engineer: a public message that leaves the status as it is.</summary>
    Reply,

    /// <summary>Engineer: ask for what is missing.</summary>
    AskForInformation,

    /// <summary>Engineer: send the solution.</summary>
    ProvideSolution,

    /// <summary>Engineer: cancel, with a reason.</summary>
    Cancel,

    /// <summary>Engineer: a note that no customer ever sees.</summary>
    AddNote,

    /// <summary>Customer: open a request that goes on from an ended one.</summary>
    FollowUp,

    /// <summary>Engineer: another severity, with a reason.</summary>
    ChangeSeverity,

    /// <summary>Engineer: a premium request becomes one of standard support, with a reason; its incident is given back.</summary>
    LowerLevel,
}

/// <summary>What of a request decides who may see it and do what to it.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="AuthorId">Who opened it.</param>
/// <param name="Category">Category.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Level">The support that it has.</param>
public readonly record struct RequestStanding(
    Guid CompanyId, Guid AuthorId, RequestCategory Category, RequestStatus Status, SupportLevel Level = SupportLevel.Standard);

/// <summary>Who may see a request and do what to it: the one place, asked by pages, use cases and jobs alike (guide, block 6).</summary>
public static class RequestActions
{
    /// <summary>Whether the person may see a request.</summary>
    public static bool MaySee(Actor actor, RequestStanding request) => actor switch
    {
        Actor.Member member => member.CompanyId == request.CompanyId
            && (member.PersonId == request.AuthorId ? member.May(Right.OpenRequests) : member.May(Right.SeeAllCompanyRequests)),
        Actor.Staff staff => staff.May(SupportRightFor(request.Category)),
        _ => false,
    };

    /// <summary>What a person of the vendor needs to see and work on requests of a category: no engineer sees what is said about engineers (guide, block 7).</summary>
    public static Right SupportRightFor(RequestCategory category) => category switch
    {
        RequestCategory.Technical or RequestCategory.Portal or RequestCategory.Apns => Right.WorkOnRequests,
        RequestCategory.Feedback => Right.HandleFeedback,
    };

    /// <summary>Why the person may not do it to the request now; <see langword="null"/> when they may.</summary>
    /// <returns><see cref="NotFound"/> for what the person may not even see, <see cref="NotAllowed"/> for a missing right, <see cref="RequestEnded"/> or <see cref="MoveNotAllowed"/> for the status.</returns>
    public static Refusal? RefusalOf(Actor actor, RequestAction action, RequestStanding request)
    {
        if (!MaySee(actor, request))
            return new NotFound();
        if (!HasRight(actor, action, request))
            return new NotAllowed();
        return RefusalOf(action, request.Status, request.Level);
    }

    /// <summary>All that the person may do to the request now, in the order of <see cref="RequestAction"/>.</summary>
    public static IReadOnlyList<RequestAction> AllowedTo(Actor actor, RequestStanding request) =>
        [.. Enum.GetValues<RequestAction>().Where(action => RefusalOf(actor, action, request) is null)];

    private static bool HasRight(Actor actor, RequestAction action, RequestStanding request) => action switch
    {
        // The new request is the person's own, whoever opened the ended one.
        RequestAction.FollowUp => actor.May(Right.OpenRequests),
        RequestAction.Answer or RequestAction.AcceptSolution or RequestAction.Close =>
            actor.May(actor.PersonId == request.AuthorId ? Right.OpenRequests : Right.ActOnColleaguesRequests),
        RequestAction.Take or RequestAction.Assign or RequestAction.Reply or RequestAction.AskForInformation
            or RequestAction.ProvideSolution or RequestAction.Cancel or RequestAction.AddNote or RequestAction.ChangeSeverity or RequestAction.LowerLevel =>
            actor.May(SupportRightFor(request.Category)),
    };

    private static Refusal? RefusalOf(RequestAction action, RequestStatus status, SupportLevel level)
    {
        if (action is RequestAction.AddNote)
            return null;
        if (action is RequestAction.FollowUp)
            return StatusMoves.IsEnd(status) ? null : new MoveNotAllowed(status);
        if (StatusMoves.IsEnd(status))
            return new RequestEnded(status);
        var allowed = action switch
        {
            RequestAction.Answer => status is RequestStatus.Processing || StatusMoves.Allows(status, RequestStatus.Processing, Mover.Customer),
            RequestAction.AcceptSolution => StatusMoves.Allows(status, RequestStatus.Closed, Mover.Customer),
            RequestAction.Close => StatusMoves.Allows(status, RequestStatus.CanceledByUser, Mover.Customer),
            RequestAction.AskForInformation => StatusMoves.Allows(status, RequestStatus.AwaitingCustomer, Mover.Engineer),
            RequestAction.ProvideSolution => StatusMoves.Allows(status, RequestStatus.SolutionProvided, Mover.Engineer),
            RequestAction.Cancel => StatusMoves.Allows(status, RequestStatus.CanceledBySupport, Mover.Engineer),
            RequestAction.LowerLevel => level is not SupportLevel.Standard,
            RequestAction.Take or RequestAction.Assign or RequestAction.Reply or RequestAction.AddNote or RequestAction.FollowUp or RequestAction.ChangeSeverity => true,
        };
        return allowed ? null : new MoveNotAllowed(status);
    }
}
