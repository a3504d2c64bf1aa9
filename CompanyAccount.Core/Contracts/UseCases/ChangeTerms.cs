using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>Sets the terms of support from a day to come; terms of that day that have not begun are replaced.</summary>
public sealed class ChangeTerms(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Sets them.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="form">The whole table.</param>
    /// <param name="seenVersion">The version of the terms of that day on the screen; <see langword="null"/> when there were none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<SupportTerms>> RunAsync(Actor actor, TermsForm form, int? seenVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        try
        {
            if (!form.Read(await calendar.TodayAsync(cancellationToken)).TryGet(out var terms, out var refusal))
                return refusal;
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var kept = await db.TermsVersions.FirstOrDefaultAsync(row => row.EffectiveFrom == terms.EffectiveFrom, cancellationToken);
            if (kept?.Version != seenVersion)
                return new ChangedMeanwhile();
            if (kept is null)
                db.TermsVersions.Add(new(terms, actor, now));
            else
                kept.Replace(terms.Levels, actor, now);
            TermsDesk.Keep(db, actor, terms.EffectiveFrom, kept is null ? "added" : "replaced", now);
            await db.SaveChangesAsync(cancellationToken);
            TermsDesk.Announce(feed);
            return terms;
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
