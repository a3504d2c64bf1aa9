using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;
using CsCheck;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

public sealed class WaitingTimeTests
{
    private static readonly WorkingCalendar Calendar = ServiceData.Calendar();
    private static readonly SupportTerms Terms = SupportTerms.On(ServiceData.Terms(), new(2026, 11, 24));

    [Theory]
    [InlineData(SupportLevel.Standard, "2026-11-24T12:00+03:00", 5, "2026-12-01T18:30+03:00")]
    [InlineData(SupportLevel.MsaStart, "2026-11-24T12:00+03:00", 7, "2026-12-03T18:30+03:00")]
    [InlineData(SupportLevel.MsaEnterprise, "2026-11-24T12:00+03:00", 10, "2026-12-08T18:30+03:00")]
    [InlineData(SupportLevel.Standard, "2025-12-26T12:00+03:00", 5, "2026-01-14T18:30+03:00")] // two working days of December, then the long holidays
    public void Support_waits_as_many_working_days_as_the_level_says(SupportLevel level, string from, int days, string until)
    {
        var waiting = WaitingTime.Of(WaitingReason.Information, Terms.Of(level), DateTimeOffset.Parse(from, null), Calendar);
        Assert.Equal((days, DateTimeOffset.Parse(until, null)), (waiting.WorkingDays, waiting.Until));
    }

    [Fact]
    public void Each_reason_has_days_of_its_own()
    {
        var terms = Terms.Of(SupportLevel.Standard) with { AwaitingCustomerDays = 2, SolutionProvidedDays = 4 };
        Assert.Equal(2, WaitingTime.Of(WaitingReason.Information, terms, MinuteByMinute.First, Calendar).WorkingDays);
        Assert.Equal(4, WaitingTime.Of(WaitingReason.Confirmation, terms, MinuteByMinute.First, Calendar).WorkingDays);
    }

    [Fact]
    public void The_reminder_comes_half_way_while_the_team_is_at_work() => Gen.Select(Gen.Int[0, 60 * 24 * 1400], Gen.Int[1, 15]).Sample(
        (minutes, days) =>
        {
            var from = MinuteByMinute.First.AddMinutes(minutes);
            var waiting = WaitingTime.Of(WaitingReason.Information, Terms.Of(SupportLevel.Standard) with { AwaitingCustomerDays = days }, from, Calendar);
            Assert.Equal(Calendar.WorkingTimeBetween(from, waiting.RemindAt), Calendar.WorkingTimeBetween(waiting.RemindAt, waiting.Until));
            Assert.True(from < waiting.RemindAt && waiting.RemindAt < waiting.Until);
            Assert.True(Calendar.At(waiting.RemindAt.AddTicks(-1)).IsOpen);
        },
        iter: 1000);
}
