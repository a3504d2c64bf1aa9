using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Sends a question about the portal.</summary>
public sealed class SubmitPortalQuestion(Store store, SupportToday support, LiveFeed feed, Attachments files)
{
    /// <summary>Makes the request. Called again for the same form, it answers with the request that the form became.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="formId">An id that the page chose once: one form makes one request.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<RequestNumber>> RunAsync(Actor actor, Guid formId, PortalQuestionForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotAllowed();
        try
        {
            var moment = await support.GetAsync(cancellationToken);
            if (form.FaultsOf(moment.Terms) is { Count: > 0 } faults)
                return new InvalidInput(faults);
            return await SubmitAsync(member, formId, form, moment, cancellationToken);
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

    private async Task<Outcome<RequestNumber>> SubmitAsync(Actor.Member member, Guid formId, PortalQuestionForm form, SupportMoment moment, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindSubmittedAsync(member, formId, cancellationToken) is { } submitted)
            return submitted;
        var number = await db.NextNumberAsync(Counter.Requests, cancellationToken);
        if (!SupportRequest.Submit(member, form, moment.Terms, number, formId, moment.Now).TryGet(out var made, out var refusal))
            return refusal;
        if (await db.FindEndedAsync(member, form.FollowsUp, RequestCategory.Portal, cancellationToken) is { } ended)
            made.Request.FollowUpOn(ended);
        db.Requests.Add(made.Request);
        if ((await files.AttachAsync(db, member, made.Request, made.Change, form.Uploads, cancellationToken)).Refusal is { } unfit)
            return unfit;
        await RequestDesk.KeepAsync(db, made.Request, made.Change, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, made.Request);
        if (made.Request.Activation is not null)
            feed.Announce(Topic.Contracts, made.Request.Id);
        return new RequestNumber(made.Request.Number);
    }
}
