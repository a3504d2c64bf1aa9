using CompanyAccount.Core.Live;
using CompanyAccount.Core.ServiceTimes;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>The support team's calendar as this node knows it; it follows changes.</summary>
public sealed class TeamCalendar : IDisposable
{
    private readonly Store _store;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;
    private readonly NodeCopy<WorkingCalendar> _calendar;

    /// <summary>The calendar in the database, in the configured zone.</summary>
    public TeamCalendar(Store store, SupportOptions options, LiveFeed feed, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_store, _zone, _time) = (store, options.Zone, time);
        _calendar = new(Topic.TeamCalendar, feed, time, ReadAsync);
    }

    /// <inheritdoc/>
    public void Dispose() => _calendar.Dispose();

    /// <summary>The calendar of now: take it anew for each computation, for it may change.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with it; all of it is listed.</exception>
    internal ValueTask<WorkingCalendar> GetAsync(CancellationToken cancellationToken) => _calendar.GetAsync(cancellationToken);

    /// <summary>Today, on the team's calendar.</summary>
    internal async ValueTask<DateOnly> TodayAsync(CancellationToken cancellationToken) => (await GetAsync(cancellationToken)).DayOf(_time.GetUtcNow());

    /// <summary>The calendar of what was read, if it is a good one.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; all of it is listed.</exception>
    internal static WorkingCalendar Checked(TimeZoneInfo zone, IReadOnlyList<WorkingHours> hours, IReadOnlyList<SpecialDay> days, IEnumerable<CalendarYear> years) =>
        WorkingCalendar.FaultsOf(hours, days) is { Count: > 0 } faults
            ? throw new InvalidDataException($"The team's calendar is wrong:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
            : new(
                zone,
                hours,
                days.Where(day => !day.IsWorking).Select(day => day.Day).ToHashSet(),
                days.Where(day => day.IsWorking).Select(day => day.Day).ToHashSet(),
                years.Where(year => year.IsComplete).Select(year => year.Year).ToHashSet());

    private async Task<WorkingCalendar> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = _store.Open();
        var hours = await db.WorkingHours.AsNoTracking().OrderBy(row => row.From).ToListAsync(cancellationToken);
        return Checked(
            _zone,
            [.. hours.Select(row => row.Hours)],
            await db.CalendarDays.AsNoTracking().ToListAsync(cancellationToken),
            await db.CalendarYears.AsNoTracking().ToListAsync(cancellationToken));
    }
}
