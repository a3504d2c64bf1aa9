using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.ServiceTimes.UseCases;

/// <summary>Sets the hours of working days from a day to come; hours of that day that have not begun are replaced.</summary>
public sealed class ChangeWorkingHours(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Sets them.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="form">The hours.</param>
    /// <param name="seenVersion">The version of the hours of that day on the screen; <see langword="null"/> when there were none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, HoursForm form, int? seenVersion, CancellationToken cancellationToken) =>
        new CalendarDesk(store, calendar, feed, time).ChangeAsync(
            actor,
            async (db, _, today, now) =>
            {
                if (!form.Read(today).TryGet(out var hours, out var refusal))
                    return refusal;
                var kept = await db.WorkingHours.FirstOrDefaultAsync(row => row.From == hours.From, cancellationToken);
                if (kept?.Version != seenVersion)
                    return new ChangedMeanwhile();
                if (kept is null)
                    db.WorkingHours.Add(new(hours, actor, now));
                else
                    kept.Replace(hours.Intervals, actor, now);
                return $"hours:{hours.From:yyyy-MM-dd}";
            },
            cancellationToken);
}
