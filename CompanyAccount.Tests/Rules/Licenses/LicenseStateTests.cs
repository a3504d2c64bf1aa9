using CompanyAccount.Core.Licenses;

namespace CompanyAccount.Tests.Rules.Licenses;

public sealed class LicenseStateTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(-10, 400, false, LicenseState.Active)]
    [InlineData(-10, 61, false, LicenseState.Active)]
    [InlineData(-10, 60, false, LicenseState.Ending)]
    [InlineData(-10, 0, false, LicenseState.Ending)]
    [InlineData(-10, -1, false, LicenseState.Expired)]
    [InlineData(1, 400, false, LicenseState.NotYetValid)]
    [InlineData(-10, 400, true, LicenseState.Blocked)]
    [InlineData(-10, -1, true, LicenseState.Blocked)]
    public void A_license_stands_as_its_days_say(int from, int to, bool blocked, LicenseState expected) =>
        Assert.Equal(expected, LicenseStates.Of(Today.AddDays(from), Today.AddDays(to), blocked, Today));

    [Theory]
    [InlineData(61, null, null)]
    [InlineData(60, null, 60)]
    [InlineData(31, 60, null)]
    [InlineData(30, 60, 30)]
    [InlineData(20, null, 30)]
    [InlineData(20, 30, null)]
    [InlineData(7, 30, 7)]
    [InlineData(0, 30, 7)]
    [InlineData(0, 7, null)]
    [InlineData(-1, null, null)]
    public void Each_reminder_is_due_once(int daysLeft, int? reminded, int? due)
    {
        var license = NewLicense(Today.AddDays(daysLeft));
        license.AddTo(Bench.FreshId.Next(), null, DateTimeOffset.UnixEpoch);
        if (reminded is { } days)
            license.MarkReminded(days);
        Assert.Equal(due, license.ReminderDueOn(Today));
        license.Block(blocked: true);
        Assert.Null(license.ReminderDueOn(Today));
    }

    [Fact]
    public void A_license_that_nobody_holds_reminds_nobody_and_a_prolonged_one_reminds_anew()
    {
        var license = NewLicense(Today);
        Assert.Null(license.ReminderDueOn(Today));
        license.MarkReminded(7);
        var same = new IssuedLicense("L", "AAAAA-BBBBB-CCCCC-DDDDD", "kes-windows", LicenseKind.Corporate, 1, Today.AddYears(-1), Today, false);
        Assert.False(license.Correct(same));
        Assert.Equal(7, license.RemindedDays);
        Assert.True(license.Correct(same with { ValidTo = Today.AddYears(1) }));
        Assert.Null(license.RemindedDays);
    }

    private static License NewLicense(DateOnly validTo) =>
        new(Bench.FreshId.Next(), "L", "AAAAA-BBBBB-CCCCC-DDDDD", "kes-windows", LicenseKind.Corporate, 1, Today.AddYears(-1), validTo);
}
