using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.ServiceTimes.Reads;
using CompanyAccount.Core.ServiceTimes.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.ServiceTimes;

public sealed class KeepingTheCalendar
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly DateOnly Saturday = new(2026, 11, 28);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_day_becomes_a_day_off_or_a_working_day_and_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var page = database.Feed.Follow(Topic.TeamCalendar);
        Assert.Equal((DayKind.Workday, DayKind.Weekend), await KindsAsync(database));
        await SetAsync(database, Tuesday, works: false);
        await SetAsync(database, Saturday, works: true);
        Assert.True(page.Hints.TryRead(out _));
        Assert.Equal((DayKind.Holiday, DayKind.WorkingWeekend), await KindsAsync(database));
        await SetAsync(database, Tuesday, works: true);
        await SetAsync(database, Saturday, works: false);
        Assert.Equal((DayKind.Workday, DayKind.Weekend), await KindsAsync(database));
        // What is so already is no change.
        await SetAsync(database, Saturday, works: false);
        await using var db = database.Open();
        Assert.Equal(
            ["2026-11-24:off", "2026-11-24:work", "2026-11-28:off", "2026-11-28:work"],
            await db.AuditEntries.Where(row => row.Kind == AuditKind.CalendarChanged).OrderBy(row => row.Detail).Select(row => row.Detail).ToListAsync(Token));
        Assert.Equal(4, await db.Outbox.CountAsync(row => row.Kind == nameof(CalendarChanged), Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_team_is_at_work_as_the_calendar_says_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var evening = TestDatabase.Start.AddHours(8);
        database.Time.Advance(evening - TestDatabase.Start);
        Assert.Equal(Tuesday, DateOnly.FromDateTime((await HoursAsync(database)).ChangesAt.UtcDateTime));
        await SetAsync(database, Tuesday, works: false);
        Assert.Equal(Tuesday.AddDays(1), DateOnly.FromDateTime((await HoursAsync(database)).ChangesAt.UtcDateTime));
    }

    [Fact]
    public async Task A_day_that_has_begun_stays_as_it_is_and_so_does_one_too_far_away()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var use = database.Get<ChangeCalendarDay>();
        Assert.IsType<DayHasBegun>((await use.RunAsync(People.Operator, new(2026, 11, 23), works: false, Token)).Refusal);
        Assert.IsType<DayHasBegun>((await use.RunAsync(People.Operator, new(2024, 1, 1), works: true, Token)).Refusal);
        Assert.IsType<NotFound>((await use.RunAsync(People.Operator, new(2032, 1, 1), works: false, Token)).Refusal);
        Assert.False((await use.RunAsync(People.Operator, new(2031, 12, 31), works: false, Token)).IsRefused);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_warning_goes_when_the_next_year_is_complete(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.Equal(2027, (await database.Get<ReadCalendarWarning>().RunAsync(People.Operator, Token)).Value);
        Assert.IsType<NotFound>((await database.Get<ReadCalendarWarning>().RunAsync(People.Manager, Token)).Refusal);
        Assert.False((await YearAsync(database, 2027)).IsComplete);
        _ = (await database.Get<CompleteCalendarYear>().RunAsync(People.Operator, 2027, isComplete: true, Token)).Value;
        Assert.True((await YearAsync(database, 2027)).IsComplete);
        Assert.Null((await database.Get<ReadCalendarWarning>().RunAsync(People.Operator, Token)).Value);
        _ = (await database.Get<CompleteCalendarYear>().RunAsync(People.Operator, 2027, isComplete: false, Token)).Value;
        Assert.Equal(2027, (await database.Get<ReadCalendarWarning>().RunAsync(People.Operator, Token)).Value);
        // A year that nobody kept yet.
        _ = (await database.Get<CompleteCalendarYear>().RunAsync(People.Operator, 2030, isComplete: true, Token)).Value;
        Assert.True((await YearAsync(database, 2030)).IsComplete);
        Assert.IsType<NotFound>((await database.Get<CompleteCalendarYear>().RunAsync(People.Operator, 2032, isComplete: true, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Other_hours_count_from_their_day_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.False((await ChangeHoursAsync(database, Tuesday, null, ("09:00", "12:00"), ("13:00", "00:00"))).IsRefused);
        Assert.Equal(new(2026, 11, 23, 15, 30, 0, TimeSpan.Zero), (await HoursAsync(database)).ChangesAt);
        Assert.Single((await database.Get<ReadWorkingHours>().RunAsync(People.User, Token)).Value.Hours);
        // Tuesday, 10:00 in Moscow.
        database.Time.Advance(TimeSpan.FromHours(22));
        Assert.Equal(new TeamHours(IsOpen: true, new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), IsYearComplete: true), await HoursAsync(database));
        Assert.Equal([new(new(9, 0, 0), new(12, 0, 0)), new(new(13, 0, 0), new(24, 0, 0))], (await database.Get<ReadWorkingHours>().RunAsync(People.User, Token)).Value.Hours);
        Assert.IsType<HoursHaveBegun>((await database.Get<WithdrawWorkingHours>().RunAsync(People.Operator, Tuesday, 0, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Hours_to_come_can_be_replaced_and_taken_back_by_who_saw_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.False((await ChangeHoursAsync(database, Tuesday, null, ("09:00", "18:00"))).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await ChangeHoursAsync(database, Tuesday, null, ("08:00", "18:00"))).Refusal);
        Assert.False((await ChangeHoursAsync(database, Tuesday, 0, ("08:00", "18:00"))).IsRefused);
        var entry = (await YearAsync(database, 2026)).Hours[0];
        Assert.Equal((Tuesday, false, People.Operator.Name, 1), (entry.Hours.From, entry.HasBegun, entry.EditorName, entry.Version));
        Assert.IsType<ChangedMeanwhile>((await database.Get<WithdrawWorkingHours>().RunAsync(People.Operator, Tuesday, 0, Token)).Refusal);
        Assert.False((await database.Get<WithdrawWorkingHours>().RunAsync(People.Operator, Tuesday, 1, Token)).IsRefused);
        Assert.Single((await YearAsync(database, 2026)).Hours);
        Assert.IsType<InvalidInput>((await ChangeHoursAsync(database, Tuesday, null)).Refusal);
    }

    [Fact]
    public async Task A_year_is_shown_day_by_day()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var year = await YearAsync(database, 2024);
        Assert.Equal((366, 248, true), (year.Kinds.Count, year.WorkingDays, year.IsComplete));
        Assert.Equal((DayKind.WorkingWeekend, DayKind.Holiday, DayKind.Workday), (year.KindOf(new(2024, 4, 27)), year.KindOf(new(2024, 12, 31)), year.KindOf(new(2024, 2, 29))));
        Assert.Equal(2026, (await YearAsync(database, null)).Year);
        Assert.IsType<NotFound>((await database.Get<ReadCalendarYear>().RunAsync(People.Operator, 1999, Token)).Refusal);
        Assert.IsType<NotFound>((await database.Get<ReadCalendarYear>().RunAsync(People.Operator, 2032, Token)).Refusal);
    }

    private static async Task SetAsync(TestDatabase database, DateOnly day, bool works) =>
        Assert.Null((await database.Get<ChangeCalendarDay>().RunAsync(People.Operator, day, works, Token)).Refusal);

    private static async Task<(DayKind, DayKind)> KindsAsync(TestDatabase database)
    {
        var year = await YearAsync(database, 2026);
        return (year.KindOf(Tuesday), year.KindOf(Saturday));
    }

    private static async Task<YearPage> YearAsync(TestDatabase database, int? year) => (await database.Get<ReadCalendarYear>().RunAsync(People.Operator, year, Token)).Value;

    private static async Task<TeamHours> HoursAsync(TestDatabase database) => (await database.Get<ReadTeamHours>().RunAsync(People.User, Token)).Value;

    private static Task<Outcome<Done>> ChangeHoursAsync(TestDatabase database, DateOnly from, int? seenVersion, params (string Start, string End)[] intervals)
    {
        var form = new HoursForm { From = from };
        foreach (var (start, end) in intervals)
            form.Intervals.Add(new() { Start = TimeOnly.Parse(start, null), End = TimeOnly.Parse(end, null) });
        return database.Get<ChangeWorkingHours>().RunAsync(People.Operator, form, seenVersion, Token);
    }
}
