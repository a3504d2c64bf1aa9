using CompanyAccount.Core.Certificates;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Certificates;

public sealed class ApnsCertificateTests
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime);

    [Fact]
    public void A_year_begins_with_the_signature_and_again_with_another()
    {
        var certificate = Make();
        Assert.Null(certificate.ValidTo);
        Assert.Null(certificate.ReminderDueOn(Day.AddYears(1)));
        certificate.MarkSigned(isStandIn: false, TestDatabase.Start);
        Assert.Equal(Day.AddYears(1), certificate.ValidTo);
        certificate.MarkReminded(7);
        certificate.MarkReplaced(TestDatabase.Start);
        certificate.MarkSigned(isStandIn: true, TestDatabase.Start.AddDays(100));
        Assert.Equal((Day.AddDays(100).AddYears(1), true, (DateTimeOffset?)null, (int?)null), (certificate.ValidTo, certificate.IsStandIn, certificate.ReplacedAt, certificate.RemindedDays));
    }

    [Theory]
    [InlineData(61, null, null)]
    [InlineData(60, null, 60)]
    [InlineData(60, 60, null)]
    [InlineData(31, 60, null)]
    [InlineData(30, 60, 30)]
    [InlineData(7, 30, 7)]
    [InlineData(7, null, 7)]
    [InlineData(0, 30, 7)]
    [InlineData(0, 7, null)]
    [InlineData(-1, null, null)]
    public void Each_reminder_is_due_once_and_a_missed_one_not_at_all(int daysLeft, int? given, int? due)
    {
        var certificate = Make();
        certificate.MarkSigned(isStandIn: false, TestDatabase.Start);
        if (given is { } days)
            certificate.MarkReminded(days);
        Assert.Equal(due, certificate.ReminderDueOn(Day.AddYears(1).AddDays(-daysLeft)));
        certificate.MarkReplaced(TestDatabase.Start);
        Assert.Null(certificate.ReminderDueOn(Day.AddYears(1).AddDays(-daysLeft)));
    }

    private static ApnsCertificate Make() => new(FreshId.Next(), People.Romashka, SigningRequest.Read(SigningRequests.Der).Value);
}
