using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.ServiceTimes.UseCases;

/// <summary>Says whether all holidays of a year are decreed and entered.</summary>
public sealed class CompleteCalendarYear(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <summary>Says so.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="year">A year that can be kept by now.</param>
    /// <param name="isComplete">Whether they are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, int year, bool isComplete, CancellationToken cancellationToken) =>
        new CalendarDesk(store, calendar, feed, time).ChangeAsync(
            actor,
            async (db, _, today, _) =>
            {
                if (year < CalendarYear.First || year > today.Year + CalendarYear.YearsAhead)
                    return new NotFound();
                var kept = await db.CalendarYears.FirstOrDefaultAsync(row => row.Year == year, cancellationToken);
                if ((kept?.IsComplete ?? false) == isComplete)
                    return (string?)null;
                if (kept is null)
                    db.CalendarYears.Add(new(year, isComplete));
                else
                    kept.Complete(isComplete);
                return $"{year}:{(isComplete ? "complete" : "incomplete")}";
            },
            cancellationToken);
}
