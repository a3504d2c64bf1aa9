using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Sends a filled wizard: <c>Отправить запрос / Submit request</c>.</summary>
public sealed class SubmitRequest(Store store, CatalogShelf catalog, SupportTermsBook terms, WorkingCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Makes the request. Called again for the same draft, it answers with the request that the draft became.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="draftId">The draft that the form comes from: one draft makes one request.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
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
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindSubmittedAsync(member, draftId, cancellationToken) is { } submitted)
            return submitted;

        var number = await db.NextNumberAsync(Counter.Requests, cancellationToken);
        var now = time.GetUtcNow();
        var standard = SupportTerms.On(terms.History, calendar.DayOf(now)).Of(SupportLevel.Standard);
        var outcome = SupportRequest.Submit(member, form, products, standard, calendar, number, draftId, now);
        if (!outcome.TryGet(out var made, out var refusal))
            return refusal;

        db.Requests.Add(made.Request);
        await RequestDesk.KeepAsync(db, made.Request, made.Change, cancellationToken);
        if (await db.Drafts.FirstOrDefaultAsync(row => row.PersonId == member.PersonId && row.Id == draftId, cancellationToken) is { } draft)
            db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, made.Request);
        return new RequestNumber(made.Request.Number);
    }
}
