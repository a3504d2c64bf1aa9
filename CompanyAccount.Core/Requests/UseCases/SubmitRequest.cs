using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Sends a filled wizard: <c>Отправить запрос / Submit request</c>.</summary>
public sealed class SubmitRequest(Store store, CatalogShelf catalog, SupportToday support, LiveFeed feed, Attachments files)
{
    /// <summary>Makes the request. Called again for the same draft, it answers with the request that the draft became.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="draftId">The draft that the form comes from: one draft makes one request.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its number; for a premium request that cannot be one the refusal of <see cref="PremiumSupport"/>, and the draft is kept.</returns>
    public async Task<Outcome<RequestNumber>> RunAsync(Actor actor, Guid draftId, TechnicalRequestForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (actor is not Actor.Member member)
            return new NotAllowed();
        try
        {
            return await SubmitAsync(member, draftId, form, cancellationToken);
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // A double click: the other call made the request a moment ago.
            await using var db = store.Open();
            return await db.FindSubmittedAsync(member, draftId, cancellationToken) is { } number ? number : new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<RequestNumber>> SubmitAsync(Actor.Member member, Guid draftId, TechnicalRequestForm form, CancellationToken cancellationToken)
    {
        var products = await catalog.GetAsync(cancellationToken);
        if (form.FaultsOf(products) is { Count: > 0 } faults)
            return new InvalidInput(faults);
        var moment = await support.GetAsync(cancellationToken);
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindSubmittedAsync(member, draftId, cancellationToken) is { } submitted)
            return submitted;
        PremiumPlace? premium = null;
        if (form.ContractId is { } contractId
            && !(await db.OpenPremiumAsync(member, contractId, form.Level, moment.Day, cancellationToken)).TryGet(out premium, out var closed))
            return closed;
        var number = await db.NextNumberAsync(Counter.Requests, cancellationToken);
        var terms = premium?.Contract.Terms ?? moment.Terms.Of(SupportLevel.Standard);
        var outcome = SupportRequest.Submit(member, form, products, terms, moment.Calendar, number, draftId, moment.Now);
        if (!outcome.TryGet(out var made, out var refusal))
            return refusal;
        if (premium is not null)
            db.Incidents.Add(IncidentLedger.Take(premium.Contract, premium.Balance, made.Request.Id, moment.Day, moment.Now).Value);

        if (await db.FindEndedAsync(member, form.FollowsUp, RequestCategory.Technical, cancellationToken) is { } ended)
            made.Request.FollowUpOn(ended);
        db.Requests.Add(made.Request);
        if ((await files.AttachAsync(db, member, made.Request, made.Change, form.Uploads, cancellationToken)).Refusal is { } unfit)
            return unfit;
        await RequestDesk.KeepAsync(db, made.Request, made.Change, cancellationToken);
        if (await db.Drafts.FirstOrDefaultAsync(row => row.PersonId == member.PersonId && row.Id == draftId, cancellationToken) is { } draft)
            db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, made.Request);
        return new RequestNumber(made.Request.Number);
    }
}
