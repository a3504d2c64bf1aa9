using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>Takes terms back that have not begun: those before them stay in force.</summary>
public sealed class WithdrawTerms(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Takes them back.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="from">The day from which they would be in force.</param>
    /// <param name="seenVersion">Their version on the screen.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, DateOnly from, int seenVersion, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            var today = await calendar.TodayAsync(cancellationToken);
            await using var db = store.Open();
            if (await db.TermsVersions.FirstOrDefaultAsync(row => row.EffectiveFrom == from, cancellationToken) is not { } kept)
                return new NotFound();
            if (from <= today)
                return new TermsHaveBegun();
            if (kept.Version != seenVersion)
                return new ChangedMeanwhile();
            db.TermsVersions.Remove(kept);
            TermsDesk.Keep(db, actor, from, "withdrawn", now);
            await db.SaveChangesAsync(cancellationToken);
            TermsDesk.Announce(feed);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
