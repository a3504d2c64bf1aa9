using System.Collections.Concurrent;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

/// <summary>The team's work from 2024 to 2027 as one flag a minute, told from the wall clock alone: slow, and hard to get wrong.</summary>
internal sealed class MinuteByMinute
{
    public static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ConcurrentDictionary<(string, string), MinuteByMinute> Known = new();

    private readonly bool[] _isWork = new bool[(int)(new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero) - First).TotalMinutes];

    private MinuteByMinute(string zoneId, string hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var parts = hours.Split(' ').Select(part => part.Split('-')).Select(ends => (Start: MinutesOf(ends[0]), End: MinutesOf(ends[1]))).ToList();
        // Days around the turns of clocks, a leap day and a New Year, so that they are met often.
        HashSet<DateOnly> holidays = [new(2024, 2, 29), new(2024, 3, 11), new(2025, 1, 1), new(2025, 10, 27), new(2026, 11, 2), new(2027, 1, 1), new(2027, 1, 4), new(2027, 1, 5)];
        HashSet<DateOnly> workingWeekends = [new(2024, 3, 31), new(2024, 10, 27), new(2025, 3, 30), new(2025, 10, 26), new(2026, 3, 8), new(2026, 3, 29), new(2026, 11, 1), new(2027, 4, 4)];
        Calendar = new(zone, [new(DateOnly.MinValue, [.. parts.Select(part => new WorkingInterval(TimeSpan.FromMinutes(part.Start), TimeSpan.FromMinutes(part.End)))])], holidays, workingWeekends, new HashSet<int>());
        for (var minute = 0; minute < _isWork.Length; minute++)
        {
            var local = TimeZoneInfo.ConvertTime(First.AddMinutes(minute), zone).DateTime;
            var day = DateOnly.FromDateTime(local);
            var ofDay = (int)local.TimeOfDay.TotalMinutes;
            _isWork[minute] = (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? workingWeekends.Contains(day) : !holidays.Contains(day))
                && parts.Any(part => part.Start <= ofDay && ofDay < part.End);
        }
    }

    public WorkingCalendar Calendar { get; }

    public int Minutes => _isWork.Length;

    public static MinuteByMinute Of(string zoneId, string hours) => Known.GetOrAdd((zoneId, hours), key => new(key.Item1, key.Item2));

    /// <summary>The minute at whose beginning so many minutes of work are done; <see langword="null"/> beyond the last year.</summary>
    public int? Add(int from, int worked)
    {
        var minute = from;
        for (; worked > 0 && minute < _isWork.Length; minute++)
        {
            if (_isWork[minute])
                worked--;
        }

        return worked == 0 ? minute : null;
    }

    public int Between(int from, int to) => _isWork.AsSpan(from, to - from).Count(true);

    private static int MinutesOf(string time) => (int.Parse(time[..2], null) * 60) + int.Parse(time[3..], null);
}
