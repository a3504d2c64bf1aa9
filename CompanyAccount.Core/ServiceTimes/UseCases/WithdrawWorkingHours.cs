using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.ServiceTimes.UseCases;

/// <summary>Takes hours back that have not begun: those before them stay.</summary>
public sealed class WithdrawWorkingHours(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Takes them back.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="from">Their first day.</param>
    /// <param name="seenVersion">Their version on the screen.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, DateOnly from, int seenVersion, CancellationToken cancellationToken) =>
        new CalendarDesk(store, calendar, feed, time).ChangeAsync(
            actor,
            async (db, _, today, _) =>
            {
                if (await db.WorkingHours.FirstOrDefaultAsync(row => row.From == from, cancellationToken) is not { } kept)
                    return new NotFound();
                if (from <= today)
                    return new HoursHaveBegun();
                if (kept.Version != seenVersion)
                    return new ChangedMeanwhile();
                db.WorkingHours.Remove(kept);
                return $"hours:{from:yyyy-MM-dd}:withdrawn";
            },
            cancellationToken);
}
