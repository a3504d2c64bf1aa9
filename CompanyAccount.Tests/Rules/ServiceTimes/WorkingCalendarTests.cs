using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = ServiceData.Calendar();

    [Theory]
    [InlineData("2026-11-24T12:00+03:00", true, "2026-11-24T18:30+03:00")] // Tuesday noon
    [InlineData("2026-11-24T10:00+03:00", true, "2026-11-24T18:30+03:00")]
    [InlineData("2026-11-24T09:59+03:00", false, "2026-11-24T10:00+03:00")]
    [InlineData("2026-11-24T18:30+03:00", false, "2026-11-25T10:00+03:00")]
    [InlineData("2026-11-27T20:00+03:00", false, "2026-11-30T10:00+03:00")] // Friday evening: Monday
    [InlineData("2026-11-04T12:00+03:00", false, "2026-11-05T10:00+03:00")] // a holiday in the week
    [InlineData("2024-04-27T12:00+03:00", true, "2024-04-27T18:30+03:00")] // a Saturday that a decree made a working day
    [InlineData("2024-04-28T12:00+03:00", false, "2024-05-02T10:00+03:00")] // two moved days, then May 1
    [InlineData("2025-12-31T12:00+03:00", false, "2026-01-12T10:00+03:00")] // the long New Year holidays
    [InlineData("2024-02-29T12:00+03:00", true, "2024-02-29T18:30+03:00")]
    public void The_team_is_at_work_or_comes_next(string instant, bool isOpen, string changesAt)
    {
        var hours = Calendar.At(DateTimeOffset.Parse(instant, null));
        Assert.Equal((isOpen, DateTimeOffset.Parse(changesAt, null)), (hours.IsOpen, hours.ChangesAt));
    }

    [Theory]
    [InlineData(2024, 248)]
    [InlineData(2025, 247)]
    [InlineData(2026, 247)]
    public void A_decreed_year_has_as_many_working_days_as_the_production_calendar_says(int year, int days)
    {
        Assert.Equal(days, Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Count(day => day.Year == year && Calendar.IsWorkingDay(day)));
        Assert.True(Calendar.IsComplete(year));
    }

    [Theory]
    [InlineData("2027-03-01T07:00Z")] // only the statutory days are known
    [InlineData("2041-03-01T07:00Z")] // nothing is known: plain weekdays
    public void A_year_without_a_decree_is_plain_weekdays_and_says_so(string instant)
    {
        var hours = Calendar.At(DateTimeOffset.Parse(instant, null));
        Assert.True(hours.IsOpen);
        Assert.False(hours.IsYearComplete);
    }

    /// <summary>Zones with and without daylight saving time, hours that touch midnight, several stretches a day.</summary>
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
    public void It_agrees_with_a_look_at_every_minute(string zoneId, string hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var intervals = hours.Split(' ').Select(part => part.Split('-')).Select(ends => (Start: Minutes(ends[0]), End: Minutes(ends[1]))).ToList();
        HashSet<DateOnly> holidays = [new(2024, 3, 11), new(2025, 10, 27), new(2026, 11, 2)];
        HashSet<DateOnly> workingWeekends = [new(2024, 3, 31), new(2025, 10, 26), new(2026, 3, 8), new(2027, 4, 4)];
        var calendar = new WorkingCalendar(zone, [new(DateOnly.MinValue, [.. intervals.Select(part => new WorkingInterval(TimeSpan.FromMinutes(part.Start), TimeSpan.FromMinutes(part.End)))])], holidays, workingWeekends, new HashSet<int>());
        var random = new Random(20240101);
        for (var sample = 0; sample < 400; sample++)
        {
            // Half of the samples lie around the turns of clocks.
            var day = sample % 2 == 0 ? new DateTime(2024, 1, 1).AddDays(random.Next(1461)) : new DateTime(2024 + random.Next(4), sample % 4 == 1 ? 3 : 10, 1).AddDays(random.Next(42));
            var instant = new DateTimeOffset(day.AddMinutes(random.Next(1440)), TimeSpan.Zero);
            var answer = calendar.At(instant);
            Assert.Equal(IsOpen(instant), answer.IsOpen);
            var end = instant;
            while (IsOpen(end) == answer.IsOpen && end < answer.ChangesAt)
                end = end.AddMinutes(1);
            Assert.Equal(answer.ChangesAt, end);
            // Two stretches that touch at midnight are told one after the other.
            Assert.True(IsOpen(end) != answer.IsOpen || TimeZoneInfo.ConvertTime(end, zone).TimeOfDay == TimeSpan.Zero, $"{instant:O} → {end:O}");
        }

        bool IsOpen(DateTimeOffset at)
        {
            var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            var day = DateOnly.FromDateTime(local);
            var weekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var minute = local.TimeOfDay.TotalMinutes;
            return (weekend ? workingWeekends.Contains(day) : !holidays.Contains(day)) && intervals.Any(part => part.Start <= minute && minute < part.End);
        }

        static int Minutes(string time) => (int.Parse(time[..2], null) * 60) + int.Parse(time[3..], null);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(10, 10)]
    [InlineData(18, 10)]
    [InlineData(10, 25)]
    public void Hours_that_are_none_are_refused(int start, int end) =>
        Assert.Throws<ArgumentException>(() => new WorkingInterval(TimeSpan.FromHours(start), TimeSpan.FromHours(end)));

    [Fact]
    public void Hours_that_overlap_or_are_missing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => With());
        Assert.Throws<ArgumentException>(() => With(new(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(11), TimeSpan.FromHours(15))));
    }

    [Fact]
    public void Other_hours_count_from_their_first_day()
    {
        var calendar = new WorkingCalendar(
            TimeZoneInfo.Utc,
            [new(new(2026, 11, 25), [new(new(8, 0, 0), new(9, 0, 0)), new(new(20, 0, 0), new(21, 0, 0))]), new(new(2026, 1, 1), [new(new(10, 0, 0), new(18, 0, 0))])],
            new HashSet<DateOnly>(),
            new HashSet<DateOnly>(),
            new HashSet<int>());
        Assert.Equal([new(new(10, 0, 0), new(18, 0, 0))], calendar.HoursOn(new(2026, 11, 24)));
        Assert.Equal(2, calendar.HoursOn(new(2026, 11, 25)).Count);
        // Before all of them the first ones.
        Assert.Single(calendar.HoursOn(new(2020, 1, 1)));
        var evening = new DateTimeOffset(2026, 11, 24, 17, 30, 0, TimeSpan.Zero);
        Assert.Equal(new(2026, 11, 25, 20, 30, 0, TimeSpan.Zero), calendar.AddWorkingTime(evening, TimeSpan.FromHours(2)));
        Assert.Equal(new(2026, 11, 25, 21, 0, 0, TimeSpan.Zero), calendar.AddWorkingDays(evening, 1));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_calendar_is_told()
    {
        var hours = new WorkingHours(new(2026, 1, 1), [new(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(11), TimeSpan.FromHours(15))]);
        Assert.Equal(
            ["2026-01-01: two hours begin on one day", "2026-01-01: the hours from 11:00:00 begin before 12:00:00", "2026-01-01: 0 stretches of work a day, not 1 to 6", "2026-11-24: a Tuesday is a working day anyway", "2026-11-28: a Saturday is a day off anyway"],
            WorkingCalendar.FaultsOf([hours, new(hours.From, [])], [new(new(2026, 11, 24), isWorking: true), new(new(2026, 11, 28), isWorking: false), new(new(2026, 11, 4), isWorking: false)]));
        Assert.Equal(["there are no working hours"], WorkingCalendar.FaultsOf([], []));
    }

    [Theory]
    [InlineData("2026-09-30", null)] // 2027 is not decreed, but it is early
    [InlineData("2026-10-01", 2027)]
    [InlineData("2026-12-31", 2027)]
    [InlineData("2027-01-01", 2027)] // the year itself, all year long
    [InlineData("2025-11-01", null)]
    public void From_October_on_the_next_year_is_missed(string today, int? year) => Assert.Equal(year, Calendar.YearToComplete(DateOnly.Parse(today, null)));

    private static WorkingCalendar With(params WorkingInterval[] hours) =>
        new(TimeZoneInfo.Utc, [new(DateOnly.MinValue, hours)], new HashSet<DateOnly>(), new HashSet<DateOnly>(), new HashSet<int>());
}
