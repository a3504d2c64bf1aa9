using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;
using CsCheck;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

/// <summary>Sums of working time.</summary>
public sealed class WorkingTimeTests
{
    private static readonly WorkingCalendar Moscow = ServiceData.Calendar();

    /// <summary>The portal's own hours; a lunch; a night shift over the turns of clocks in three zones, one of which turns by half an hour; all hours of the day.</summary>
    public static TheoryData<string, string> Calendars() => new()
    {
        { "Europe/Moscow", "10:00-18:30" },
        { "Europe/Berlin", "09:00-12:30 13:15-17:00" },
        { "Europe/Berlin", "00:00-06:00 22:00-24:00" },
        { "America/New_York", "00:30-05:00 08:00-16:00" },
        { "Australia/Lord_Howe", "00:00-24:00" },
    };

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Adding_working_time_agrees_with_counting_minute_by_minute(string zone, string hours)
    {
        var oracle = MinuteByMinute.Of(zone, hours);
        Gen.Select(Starts(oracle), Lengths).Sample((start, length) =>
        {
            if (oracle.Add(start, length) is { } end)
                Assert.Equal(InstantOf(end), oracle.Calendar.AddWorkingTime(InstantOf(start), TimeSpan.FromMinutes(length)));
        }, iter: 2000);
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Working_time_between_agrees_with_counting_minute_by_minute(string zone, string hours)
    {
        var oracle = MinuteByMinute.Of(zone, hours);
        Gen.Select(Starts(oracle), Starts(oracle)).Sample((one, other) =>
        {
            var (from, to) = (Math.Min(one, other), Math.Max(one, other));
            Assert.Equal(TimeSpan.FromMinutes(oracle.Between(from, to)), oracle.Calendar.WorkingTimeBetween(InstantOf(from), InstantOf(to)));
        }, iter: 1000);
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void The_days_between_sum_up_to_the_work_between(string zone, string hours)
    {
        var oracle = MinuteByMinute.Of(zone, hours);
        Gen.Select(Starts(oracle), Gen.Int[0, 60 * 24 * 20]).Sample((start, length) =>
        {
            var (from, to) = (InstantOf(start), InstantOf(start).AddMinutes(length));
            var days = oracle.Calendar.DaysBetween(from, to);
            Assert.Equal(oracle.Calendar.WorkingTimeBetween(from, to), TimeSpan.FromTicks(days.Sum(day => day.Worked.Ticks)));
            Assert.Equal(days.Select(day => day.Day).Distinct().Order(), days.Select(day => day.Day));
            Assert.All(days, day => Assert.True(day.Worked == TimeSpan.Zero || oracle.Calendar.IsWorkingDay(day.Day)));
        }, iter: 500);
    }

    /// <summary>To the tick, between the minutes too.</summary>
    [Theory]
    [MemberData(nameof(Calendars))]
    public void What_is_added_lies_between_and_not_a_tick_earlier(string zone, string hours)
    {
        var calendar = MinuteByMinute.Of(zone, hours).Calendar;
        Gen.Select(Gen.Long[MinuteByMinute.First.Ticks, MinuteByMinute.First.AddYears(4).Ticks], Gen.Long[1, TimeSpan.TicksPerDay * 60]).Sample((start, length) =>
        {
            var (from, duration) = (new DateTimeOffset(start, TimeSpan.Zero), TimeSpan.FromTicks(length));
            var end = calendar.AddWorkingTime(from, duration);
            Assert.Equal(duration, calendar.WorkingTimeBetween(from, end));
            Assert.Equal(duration - TimeSpan.FromTicks(1), calendar.WorkingTimeBetween(from, end.AddTicks(-1)));
        }, iter: 1000);
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Added_in_two_parts_or_at_once_is_the_same(string zone, string hours)
    {
        var oracle = MinuteByMinute.Of(zone, hours);
        Gen.Select(Starts(oracle), Lengths, Lengths).Sample((start, one, other) =>
        {
            var (from, first, second) = (InstantOf(start), TimeSpan.FromMinutes(one), TimeSpan.FromMinutes(other));
            Assert.Equal(oracle.Calendar.AddWorkingTime(from, first + second), oracle.Calendar.AddWorkingTime(oracle.Calendar.AddWorkingTime(from, first), second));
        }, iter: 500);
    }

    [Theory]
    [InlineData("2026-11-06T17:10+03:00", 360, "2026-11-09T14:40+03:00")] // Friday evening and Monday
    [InlineData("2026-11-03T17:10+03:00", 360, "2026-11-05T14:40+03:00")] // over the holiday of November 4
    [InlineData("2026-11-06T17:10+03:00", 80, "2026-11-06T18:30+03:00")] // to the end of the day, not to the next morning
    [InlineData("2026-11-06T19:00+03:00", 1, "2026-11-09T10:01+03:00")]
    [InlineData("2026-11-07T03:00+03:00", 510, "2026-11-09T18:30+03:00")] // a whole day
    [InlineData("2024-04-26T18:00+03:00", 60, "2024-04-27T10:30+03:00")] // a Saturday that a decree made a working day
    [InlineData("2024-02-28T18:00+03:00", 60, "2024-02-29T10:30+03:00")] // February 29
    [InlineData("2025-12-30T18:00+03:00", 60, "2026-01-12T10:30+03:00")] // the long New Year holidays
    [InlineData("2041-03-01T18:00+03:00", 60, "2041-03-04T10:30+03:00")] // no calendar: plain weekdays
    [InlineData("2026-11-07T03:00+03:00", 0, "2026-11-07T03:00+03:00")] // nothing: at once, at work or not
    public void Working_time_ends(string from, int minutes, string end) =>
        Assert.Equal(At(end), Moscow.AddWorkingTime(At(from), TimeSpan.FromMinutes(minutes)));

    /// <summary>Hours that begin or end in the hour that clocks leap over begin or end at the leap; in the hour that comes twice, at its first coming.</summary>
    [Theory]
    [InlineData("01:00", "02:30", "2026-03-28T23:00Z", 60)] // 01:00 to the leap at 02:00
    [InlineData("02:10", "02:50", "2026-03-28T23:00Z", 0)]
    [InlineData("02:30", "04:00", "2026-03-28T23:00Z", 60)]
    [InlineData("01:00", "02:30", "2026-10-24T22:00Z", 90)]
    [InlineData("02:30", "04:00", "2026-10-24T22:00Z", 150)] // the hour comes again
    public void Hours_in_the_turn_of_clocks(string start, string end, string midnight, int minutes)
    {
        var calendar = new WorkingCalendar(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            [new(DateOnly.MinValue, [new(TimeSpan.Parse(start, null), TimeSpan.Parse(end, null))])],
            new HashSet<DateOnly>(),
            new HashSet<DateOnly> { new(2026, 3, 29), new(2026, 10, 25) },
            new HashSet<int>());
        Assert.Equal(TimeSpan.FromMinutes(minutes), calendar.WorkingTimeBetween(At(midnight), At(midnight).AddHours(12)));
    }

    [Theory]
    [InlineData("2026-11-24T12:00+03:00", 1, "2026-11-25T18:30+03:00")] // whole days, to the close of the last
    [InlineData("2026-11-24T09:00+03:00", 1, "2026-11-25T18:30+03:00")]
    [InlineData("2026-11-24T23:59+03:00", 1, "2026-11-25T18:30+03:00")]
    [InlineData("2026-11-27T12:00+03:00", 5, "2026-12-04T18:30+03:00")]
    [InlineData("2026-11-28T12:00+03:00", 5, "2026-12-04T18:30+03:00")] // from a Saturday
    [InlineData("2026-11-03T12:00+03:00", 2, "2026-11-06T18:30+03:00")] // the holiday does not count
    [InlineData("2024-04-26T12:00+03:00", 1, "2024-04-27T18:30+03:00")] // the working Saturday does
    [InlineData("2025-12-30T12:00+03:00", 1, "2026-01-12T18:30+03:00")]
    [InlineData("2024-02-28T12:00+03:00", 1, "2024-02-29T18:30+03:00")]
    [InlineData("2050-02-25T12:00+03:00", 2, "2050-03-01T18:30+03:00")]
    public void Working_days_end_with_the_last_of_them(string from, int days, string end) => Assert.Equal(At(end), Moscow.AddWorkingDays(At(from), days));

    [Fact]
    public void Backwards_there_is_no_work_and_nothing_can_be_taken_away()
    {
        var noon = At("2026-11-24T12:00+03:00");
        Assert.Equal(TimeSpan.Zero, Moscow.WorkingTimeBetween(noon, noon));
        Assert.Equal(TimeSpan.Zero, Moscow.WorkingTimeBetween(noon, noon.AddHours(-2)));
        Assert.Empty(Moscow.DaysBetween(noon, noon.AddHours(-2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moscow.AddWorkingTime(noon, TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moscow.AddWorkingDays(noon, 0));
    }

    [Fact]
    public void A_sum_takes_nothing_from_the_heap()
    {
        var (from, duration) = (At("2025-12-30T17:10+03:00"), TimeSpan.FromHours(10));
        Moscow.AddWorkingTime(from, duration);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
            Moscow.AddWorkingTime(from, duration);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static readonly int[] Months = [1, 3, 4, 10, 11];

    // Half of the starts lie around the turns of clocks and the New Year.
    private static Gen<int> Starts(MinuteByMinute oracle) => Gen.OneOf(
        Gen.Int[0, oracle.Minutes - 1],
        Gen.Select(Gen.Int[2024, 2027], Gen.Int[0, 4].Select(place => Months[place]), Gen.Int[0, 40 * 24 * 60]).Select((year, month, minutes) =>
            Math.Min(oracle.Minutes - 1, (int)(new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero) - MinuteByMinute.First).TotalMinutes + minutes)));

    private static Gen<int> Lengths { get; } = Gen.OneOf(Gen.Int[0, 60], Gen.Int[0, 12 * 60], Gen.Int[0, 30 * 24 * 60]);

    private static DateTimeOffset InstantOf(int minute) => MinuteByMinute.First.AddMinutes(minute);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, null);
}
