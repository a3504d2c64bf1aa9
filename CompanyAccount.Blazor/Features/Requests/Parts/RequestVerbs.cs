using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>From an action on the page to its use case; each says which version of the request stood on the screen.</summary>
public sealed class RequestVerbs(
    AnswerRequest answer,
    AcceptSolution accept,
    CloseRequest close,
    AssignRequest assign,
    ReplyToCustomer reply,
    AskForInformation ask,
    ProvideSolution solve,
    CancelRequest cancel,
    AddInternalNote note,
    ChangeSeverity severity,
    LowerLevel lower)
{
    /// <summary>The actions of the text box, in the order in which it offers them.</summary>
    public static IReadOnlyList<RequestAction> OfTextBox { get; } =
        [RequestAction.Answer, RequestAction.Reply, RequestAction.AskForInformation, RequestAction.ProvideSolution, RequestAction.AddNote, RequestAction.Cancel];

    /// <summary>Does with a text what the person chose.</summary>
    public Task<Outcome<RequestChanged>> SendAsync(Actor actor, RequestDetails seen, RequestAction action, MessageText text, CancellationToken cancellationToken) => action switch
    {
        RequestAction.Answer => answer.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.Reply => reply.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.AskForInformation => ask.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.ProvideSolution => solve.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.Cancel => cancel.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.AddNote => note.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.LowerLevel => lower.RunAsync(actor, seen.Number, seen.Request.Version, text, cancellationToken),
        RequestAction.AcceptSolution or RequestAction.Close or RequestAction.Take or RequestAction.Assign or RequestAction.FollowUp or RequestAction.ChangeSeverity =>
            throw new ArgumentOutOfRangeException(nameof(action), action, "This action takes no text."),
    };

    /// <summary>The solution helped.</summary>
    public Task<Outcome<RequestChanged>> AcceptAsync(Actor actor, RequestDetails seen, CancellationToken cancellationToken) =>
        accept.RunAsync(actor, seen.Number, seen.Request.Version, cancellationToken);

    /// <summary>Closes for good.</summary>
    public Task<Outcome<RequestChanged>> CloseAsync(Actor actor, RequestDetails seen, CancellationToken cancellationToken) =>
        close.RunAsync(actor, seen.Number, seen.Request.Version, cancellationToken);

    /// <summary>Gives it to an engineer, or to nobody.</summary>
    public Task<Outcome<RequestChanged>> AssignAsync(Actor actor, RequestDetails seen, Guid? personId, CancellationToken cancellationToken) =>
        assign.RunAsync(actor, seen.Number, seen.Request.Version, personId, cancellationToken);

    /// <summary>Another severity, with a reason.</summary>
    public Task<Outcome<RequestChanged>> ChangeSeverityAsync(Actor actor, RequestDetails seen, Severity to, string reason, CancellationToken cancellationToken) =>
        severity.RunAsync(actor, seen.Number, seen.Request.Version, to, reason, cancellationToken);
}
