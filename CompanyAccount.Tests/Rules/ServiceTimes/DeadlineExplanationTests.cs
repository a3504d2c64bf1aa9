using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;
using CsCheck;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

public sealed class DeadlineExplanationTests
{
    private static readonly WorkingCalendar Calendar = ServiceData.Calendar();
    private static readonly SupportTerms Terms = SupportTerms.On(ServiceData.Terms(), new(2026, 11, 24));

    [Fact]
    public void It_tells_each_day_with_its_work_and_why_there_is_none()
    {
        // The spec's own example: a Friday evening before a Monday off.
        var explanation = Explain(SupportLevel.MsaBusiness, 2, "2025-10-31T17:10+03:00");
        Assert.Equal(
            [
                new(new(2025, 10, 31), DayKind.Workday, new(1, 20, 0)),
                new(new(2025, 11, 1), DayKind.WorkingWeekend, new(4, 40, 0)),
            ],
            explanation.Days);
        Assert.Equal(
            [
                new(new(2026, 3, 6), DayKind.Workday, new(1, 20, 0)),
                new(new(2026, 3, 7), DayKind.Weekend, TimeSpan.Zero),
                new(new(2026, 3, 8), DayKind.Weekend, TimeSpan.Zero),
                new(new(2026, 3, 9), DayKind.Holiday, TimeSpan.Zero),
                new(new(2026, 3, 10), DayKind.Workday, new(4, 40, 0)),
            ],
            Explain(SupportLevel.MsaBusiness, 2, "2026-03-06T17:10+03:00").Days);
    }

    [Fact]
    public void Its_times_are_on_the_teams_clock()
    {
        var explanation = Explain(SupportLevel.MsaBusiness, 2, "2026-03-06T14:10Z");
        Assert.Equal((new DateTime(2026, 3, 6, 17, 10, 0), new DateTime(2026, 3, 10, 14, 40, 0)), (explanation.From.DateTime, explanation.Due.DateTime));
        Assert.Equal((SupportLevel.MsaBusiness, 2, 360, ServiceHours.Working), (explanation.Level, explanation.Severity, explanation.PromisedMinutes, explanation.Hours));
    }

    [Fact]
    public void A_request_after_hours_begins_with_a_working_day_without_work()
    {
        var days = Explain(SupportLevel.MsaBusiness, 2, "2026-11-24T20:00+03:00").Days;
        Assert.Equal(new CalendarDay(new(2026, 11, 24), DayKind.Workday, TimeSpan.Zero), days[0]);
        Assert.Equal(new CalendarDay(new(2026, 11, 25), DayKind.Workday, new(6, 0, 0)), days[1]);
    }

    [Fact]
    public void Where_every_hour_counts_no_days_are_told()
    {
        var explanation = Explain(SupportLevel.MsaEnterprise, 1, "2027-12-31T23:45+03:00");
        Assert.Empty(explanation.Days);
        Assert.True(explanation.IsCalendarComplete);
    }

    [Theory]
    [InlineData("2026-11-24T12:00+03:00", true)]
    [InlineData("2026-12-30T17:00+03:00", false)] // ends in 2027, whose decree is not known
    [InlineData("2027-03-01T12:00+03:00", false)]
    public void It_says_that_a_day_may_turn_out_a_holiday(string submitted, bool isComplete) =>
        Assert.Equal(isComplete, Explain(SupportLevel.MsaBusiness, 2, submitted).IsCalendarComplete);

    [Fact]
    public void Its_days_sum_up_to_the_promise() => Gen.Select(Gen.Int[0, 60 * 24 * 1460], Gen.Int[2, 4]).Sample(
        (minutes, severity) =>
        {
            var explanation = DeadlineExplanation.Of(ReactionClock.Promise(Terms.Of(SupportLevel.MsaBusiness), severity, MinuteByMinute.First.AddMinutes(minutes), Calendar)!.Value, Calendar);
            Assert.Equal(explanation.PromisedMinutes, explanation.Days.Sum(day => day.Worked.TotalMinutes));
            Assert.Equal(DateOnly.FromDateTime(explanation.Due.DateTime), explanation.Days[^1].Day);
            Assert.True(explanation.Days[^1].Worked > TimeSpan.Zero);
        },
        iter: 2000);

    private static DeadlineExplanation Explain(SupportLevel level, int severity, string submitted) =>
        DeadlineExplanation.Of(ReactionClock.Promise(Terms.Of(level), severity, DateTimeOffset.Parse(submitted, null), Calendar)!.Value, Calendar);
}
