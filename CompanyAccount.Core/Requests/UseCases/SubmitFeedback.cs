using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Sends gratitude or a complaint to the service managers; the open request that a complaint is about is escalated in the same commit.</summary>
public sealed class SubmitFeedback(Store store, LiveFeed feed, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>Makes the feedback. Called again for the same form, it answers with what the form became.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="formId">An id that the page chose once: one form makes one request.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<RequestNumber>> RunAsync(Actor actor, Guid formId, FeedbackForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotAllowed();
        if (form.Faults() is { Count: > 0 } faults)
            return new InvalidInput(faults);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SubmitAsync(member, formId, form, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody has just written in the request that it is about; that is no reason to turn a customer away.
            }
            catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
            {
                // A double click: the other call made the request a moment ago.
                await using var db = store.Open();
                return await db.FindSubmittedAsync(member, formId, cancellationToken) is { } number ? number : new ChangedMeanwhile();
            }
            catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
            {
                return refusal;
            }
        }
    }

    private async Task<Outcome<RequestNumber>> SubmitAsync(Actor.Member member, Guid formId, FeedbackForm form, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindSubmittedAsync(member, formId, cancellationToken) is { } submitted)
            return submitted;
        var concerns = await FindConcernedAsync(db, member, form, cancellationToken);
        if (concerns is null && form.ConcernsNumber is not null)
            return new InvalidInput(nameof(form.Concerns), Fault.UnknownChoice);
        var now = time.GetUtcNow();
        var number = await db.NextNumberAsync(Counter.Requests, cancellationToken);
        if (!SupportRequest.Submit(member, form, concerns, number, formId, now).TryGet(out var made, out var refusal))
            return refusal;
        if (await db.FindEndedAsync(member, form.FollowsUp, RequestCategory.Feedback, cancellationToken) is { } ended)
            made.Request.FollowUpOn(ended);
        db.Requests.Add(made.Request);
        await RequestDesk.KeepAsync(db, made.Request, made.Change, cancellationToken);
        // Thanks need no hurry. What is escalated already stays so.
        if (form.Kind is FeedbackKind.Complaint && concerns is not null && concerns.Escalate(EscalationReason.Complaint, now).TryGet(out var escalation, out _))
            await RequestDesk.KeepAsync(db, concerns, escalation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, made.Request);
        if (concerns is not null)
            RequestDesk.Announce(feed, concerns);
        return new RequestNumber(made.Request.Number);
    }

    private static async Task<SupportRequest?> FindConcernedAsync(PortalDb db, Actor.Member member, FeedbackForm form, CancellationToken cancellationToken)
    {
        if (form.ConcernsNumber is not { } number)
            return null;
        var found = await db.RequestsSeenBy(member).FirstOrDefaultAsync(row => row.Number == number.Value && row.Category != RequestCategory.Feedback, cancellationToken);
        return found is not null && !StatusMoves.IsEnd(found.Status) ? found : null;
    }
}
