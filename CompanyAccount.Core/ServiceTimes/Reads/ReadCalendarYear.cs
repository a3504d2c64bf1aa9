using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.ServiceTimes.Reads;

/// <summary>A year of the support team's calendar, for Operators.</summary>
public sealed class ReadCalendarYear(Store store, TeamCalendar calendar, TimeProvider time)
{
    /// <summary>The most versions of the hours that are shown, the newest of them.</summary>
    public const int HoursLimit = 100;

    /// <summary>The year; <see cref="NotFound"/> for anybody but Operators and for a year that is not kept.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="year">The year; <see langword="null"/> for the current one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<YearPage>> RunAsync(Actor actor, int? year, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        var team = await calendar.GetAsync(cancellationToken);
        var today = team.DayOf(time.GetUtcNow());
        var (shown, last) = (year ?? today.Year, today.Year + CalendarYear.YearsAhead);
        if (shown < CalendarYear.First || shown > last)
            return new NotFound();
        await using var db = store.Open();
        var hours = await db.WorkingHours.AsNoTracking().OrderByDescending(row => row.From).Take(HoursLimit).ToListAsync(cancellationToken);
        var first = new DateOnly(shown, 1, 1);
        var kinds = Enumerable.Range(0, DateTime.IsLeapYear(shown) ? 366 : 365).Select(place => team.KindOf(first.AddDays(place))).ToList();
        return new YearPage(
            shown,
            today,
            last,
            team.IsComplete(shown),
            kinds,
            [.. hours.Select(row => new HoursEntry(row.Hours, row.From <= today, row.EditorName, row.ChangedAt, row.Version))],
            team.Zone);
    }
}

/// <summary>A year of the calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Today">Today, on the team's calendar: days up to it stay as they are.</param>
/// <param name="LastYear">The last year that can be kept by now.</param>
/// <param name="IsComplete">Whether all its holidays are decreed and entered.</param>
/// <param name="Kinds">What each day is, from January 1 on.</param>
/// <param name="Hours">The hours of working days over time, the latest first.</param>
/// <param name="Zone">The team's zone.</param>
public sealed record YearPage(int Year, DateOnly Today, int LastYear, bool IsComplete, IReadOnlyList<DayKind> Kinds, IReadOnlyList<HoursEntry> Hours, TimeZoneInfo Zone)
{
    /// <summary>How many working days the year has.</summary>
    public int WorkingDays => Kinds.Count(kind => kind is DayKind.Workday or DayKind.WorkingWeekend);

    /// <summary>What a day of the year is.</summary>
    public DayKind KindOf(DateOnly day) => Kinds[day.DayOfYear - 1];
}

/// <summary>A version of the hours.</summary>
/// <param name="Hours">The hours, with their first day.</param>
/// <param name="HasBegun">Whether that day has come.</param>
/// <param name="EditorName">Who set them; <see langword="null"/> for those that came with the portal.</param>
/// <param name="ChangedAt">When, UTC.</param>
/// <param name="Version">The version to change.</param>
public sealed record HoursEntry(WorkingHours Hours, bool HasBegun, string? EditorName, DateTimeOffset? ChangedAt, int Version);
