using System.Collections.Concurrent;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>
/// When the support team is at work (guide, block 9): weekdays at its hours, not on public holidays, and on the weekends that a decree made working days.
/// Sums of working time are exact to the tick, on instants: where clocks are set in the middle of the work, the hour that is left out or comes twice counts as it was worked.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlySet<DateOnly> _holidays;
    private readonly IReadOnlySet<DateOnly> _workingWeekends;
    private readonly IReadOnlySet<int> _completeYears;

    // What a year is follows from the calendar alone: laid out at its first use, by whoever comes first.
    private readonly ConcurrentDictionary<int, WorkingYear> _years = new();

    /// <summary>A calendar.</summary>
    /// <param name="zone">The team's zone.</param>
    /// <param name="hours">The hours of each working day, in order, not overlapping.</param>
    /// <param name="holidays">Weekdays without work.</param>
    /// <param name="workingWeekends">Saturdays and Sundays with work.</param>
    /// <param name="completeYears">Years whose holidays are decreed; other years count plain weekdays and the holidays known so far.</param>
    /// <exception cref="ArgumentException">There are no hours, or they overlap.</exception>
    public WorkingCalendar(
        TimeZoneInfo zone, IReadOnlyList<WorkingInterval> hours, IReadOnlySet<DateOnly> holidays, IReadOnlySet<DateOnly> workingWeekends, IReadOnlySet<int> completeYears)
    {
        ArgumentNullException.ThrowIfNull(hours);
        if (hours.Count == 0)
            throw new ArgumentException("A working day has no hours.", nameof(hours));
        for (var place = 1; place < hours.Count; place++)
        {
            if (hours[place].Start < hours[place - 1].End)
                throw new ArgumentException($"The hours from {hours[place].Start} begin before {hours[place - 1].End}.", nameof(hours));
        }

        (Zone, Hours, _holidays, _workingWeekends, _completeYears) = (zone, hours, holidays, workingWeekends, completeYears);
    }

    /// <summary>The team's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The hours of a working day, on the team's clock.</summary>
    public IReadOnlyList<WorkingInterval> Hours { get; }

    /// <summary>Whether the holidays of a year are decreed.</summary>
    public bool IsComplete(int year) => _completeYears.Contains(year);

    /// <summary>Whether the team works on a day.</summary>
    public bool IsWorkingDay(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.WorkingWeekend;

    /// <summary>What a day is.</summary>
    public DayKind KindOf(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? _workingWeekends.Contains(day) ? DayKind.WorkingWeekend : DayKind.Weekend
        : _holidays.Contains(day) ? DayKind.Holiday : DayKind.Workday;

    /// <summary>The day on the team's calendar at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>Whether the team is at work at an instant, and until or from when.</summary>
    public TeamHours At(DateTimeOffset instant)
    {
        var year = YearAt(instant.UtcTicks, out var work);
        var (start, end) = work.StretchAt(instant.UtcTicks);
        return instant.UtcTicks < start ? new(IsOpen: false, Utc(start), IsComplete(year)) : new(IsOpen: true, Utc(end), IsComplete(year));
    }

    /// <summary>The first instant by which the team has worked so long since <paramref name="from"/>: work that fills a day ends with that day, not where the next one begins.</summary>
    /// <param name="from">When it begins, at work or not.</param>
    /// <param name="duration">Working time; for none of it the answer is <paramref name="from"/> itself.</param>
    /// <returns>UTC.</returns>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        if (duration == TimeSpan.Zero)
            return from.ToUniversalTime();
        var year = YearAt(from.UtcTicks, out var work);
        var worked = work.WorkedBefore(from.UtcTicks) + duration.Ticks;
        while (worked > work.Total)
        {
            worked -= work.Total;
            work = Of(++year);
        }

        return Utc(work.InstantWhen(worked));
    }

    /// <summary>How long the team works between two instants; nothing when the second is not the later one.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return TimeSpan.Zero;
        var year = YearAt(from.UtcTicks, out var work);
        var worked = -work.WorkedBefore(from.UtcTicks);
        while (work.End < to.UtcTicks)
        {
            worked += work.Total;
            work = Of(++year);
        }

        return TimeSpan.FromTicks(worked + work.WorkedBefore(to.UtcTicks));
    }

    /// <summary>When the work is over on the N-th working day after the day of an instant. The day itself does not count, so that the days are whole ones whatever the hour, and the date alone says it all.</summary>
    /// <param name="from">An instant of any day, working or not.</param>
    /// <param name="days">How many working days, 1 or more.</param>
    /// <returns>UTC.</returns>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var day = DayOf(from);
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                days--;
        }

        return InstantOf(day, Hours[^1].End);
    }

    /// <summary>Every day that two instants lie on or between, with the work between them: what explains a sum of working time.</summary>
    public IReadOnlyList<CalendarDay> DaysBetween(DateTimeOffset from, DateTimeOffset to)
    {
        List<CalendarDay> days = [];
        for (var (day, start) = (DayOf(from), from); start < to; day = day.AddDays(1))
        {
            var end = Earlier(InstantOf(day, TimeSpan.FromDays(1)), to);
            days.Add(new(day, KindOf(day), WorkingTimeBetween(start, end)));
            start = end;
        }

        return days;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>The first year whose work is not over at an instant. Its number may differ by one from the instant's in UTC: years are the team's.</summary>
    private int YearAt(long instant, out WorkingYear work)
    {
        var year = Math.Max(1, new DateTime(instant).Year - 1);
        for (work = Of(year); work.End <= instant; work = Of(year))
            year++;
        return year;
    }

    private WorkingYear Of(int year) => _years.GetOrAdd(year, static (number, calendar) => calendar.LayOut(number), this);

    private WorkingYear LayOut(int year)
    {
        List<(long Start, long End)> stretches = [];
        var over = long.MinValue;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day))
                continue;
            foreach (var interval in Hours)
            {
                // Hours that clocks leap over wholly are none, and no two stretches overlap, whatever a zone did with its clocks.
                var (start, end) = (Math.Max(over, InstantOf(day, interval.Start).UtcTicks), InstantOf(day, interval.End).UtcTicks);
                if (start >= end)
                    continue;
                stretches.Add((start, end));
                over = end;
            }
        }

        return new(stretches);
    }

    /// <summary>The instant of a wall-clock time. A time that clocks leap over is the instant of the leap; one that comes twice is its first coming.</summary>
    private DateTimeOffset InstantOf(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).Add(time);
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>What a day of the team's calendar is.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, with work.</summary>
    Workday,

    /// <summary>A Saturday or Sunday that a decree made a working day.</summary>
    WorkingWeekend,

    /// <summary>A Saturday or Sunday without work.</summary>
    Weekend,

    /// <summary>A day of the week without work: a public holiday, or a day off that was moved here.</summary>
    Holiday,
}

/// <summary>A day of the team's calendar, seen from an instant to another.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Worked">How long the team works on it between the two; nothing on a working day means that its hours lie outside.</param>
public readonly record struct CalendarDay(DateOnly Day, DayKind Kind, TimeSpan Worked);

/// <summary>Whether the support team is at work.</summary>
/// <param name="IsOpen">Whether it is now.</param>
/// <param name="ChangesAt">When it goes home, or comes next, UTC.</param>
/// <param name="IsYearComplete">Whether the holidays of that day's year are decreed; if not, the day may turn out a holiday.</param>
public sealed record TeamHours(bool IsOpen, DateTimeOffset ChangesAt, bool IsYearComplete);
