using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.ServiceTimes.UseCases;

/// <summary>Makes a day to come a working day or a day off.</summary>
public sealed class ChangeCalendarDay(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Makes it so; a day that is so already stays.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="day">The day, after today, of a year that can be kept by now.</param>
    /// <param name="works">Whether the team works on it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, DateOnly day, bool works, CancellationToken cancellationToken) =>
        new CalendarDesk(store, calendar, feed, time).ChangeAsync(
            actor,
            async (db, team, today, _) =>
            {
                if (day <= today)
                    return new DayHasBegun();
                if (day.Year > today.Year + CalendarYear.YearsAhead)
                    return new NotFound();
                var special = await db.CalendarDays.FirstOrDefaultAsync(row => row.Day == day, cancellationToken);
                var worksByWeek = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
                if ((special?.IsWorking ?? worksByWeek) == works)
                    return (string?)null;
                if (special is null)
                    db.CalendarDays.Add(new(day, works));
                else
                    db.CalendarDays.Remove(special);
                return $"{day:yyyy-MM-dd}:{(works ? "work" : "off")}";
            },
            cancellationToken);
}
