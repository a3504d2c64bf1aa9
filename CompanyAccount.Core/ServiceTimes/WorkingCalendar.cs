namespace CompanyAccount.Core.ServiceTimes;

/// <summary>When the support team is at work (guide, block 9): weekdays at its hours, not on public holidays, and on the weekends that a decree made working days.</summary>
public sealed class WorkingCalendar
{
    /// <summary>No year is without a working day for so long: beyond it the calendar has none.</summary>
    private const int Horizon = 366;

    private readonly TimeZoneInfo _zone;
    private readonly IReadOnlySet<DateOnly> _holidays;
    private readonly IReadOnlySet<DateOnly> _workingWeekends;
    private readonly IReadOnlySet<int> _completeYears;

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

        (_zone, Hours, _holidays, _workingWeekends, _completeYears) = (zone, hours, holidays, workingWeekends, completeYears);
    }

    /// <summary>The hours of a working day, on the team's clock.</summary>
    public IReadOnlyList<WorkingInterval> Hours { get; }

    /// <summary>Whether the holidays of a year are decreed.</summary>
    public bool IsComplete(int year) => _completeYears.Contains(year);

    /// <summary>Whether the team works on a day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? _workingWeekends.Contains(day) : !_holidays.Contains(day);

    /// <summary>The day on the team's calendar at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime);

    /// <summary>Whether the team is at work at an instant, and until or from when.</summary>
    /// <exception cref="InvalidOperationException">The calendar has no working day within a year.</exception>
    public TeamHours At(DateTimeOffset instant)
    {
        // The day before too: its hours may reach into this one where clocks are set.
        var first = DayOf(instant).AddDays(-1);
        for (var place = 0; place <= Horizon; place++)
        {
            var day = first.AddDays(place);
            if (!IsWorkingDay(day))
                continue;
            foreach (var interval in Hours)
            {
                var (start, end) = (InstantOf(day, interval.Start), InstantOf(day, interval.End));
                if (instant < start)
                    return new(IsOpen: false, start, IsComplete(day.Year));
                if (instant < end)
                    return new(IsOpen: true, end, IsComplete(day.Year));
            }
        }

        throw new InvalidOperationException($"The working calendar has no working day within a year of {instant:O}.");
    }

    /// <summary>The instant of a wall-clock time. A time that clocks leap over is the instant of the leap; one that comes twice is its first coming.</summary>
    private DateTimeOffset InstantOf(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).Add(time);
        while (_zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>Whether the support team is at work.</summary>
/// <param name="IsOpen">Whether it is now.</param>
/// <param name="ChangesAt">When it goes home, or comes next, UTC.</param>
/// <param name="IsYearComplete">Whether the holidays of that day's year are decreed; if not, the day may turn out a holiday.</param>
public sealed record TeamHours(bool IsOpen, DateTimeOffset ChangesAt, bool IsYearComplete);
