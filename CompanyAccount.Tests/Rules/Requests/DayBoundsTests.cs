using CompanyAccount.Core.Requests;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class DayBoundsTests
{
    [Theory]
    [InlineData("Europe/Moscow", "2026-11-23", "2026-11-22T21:00:00Z", "2026-11-23T21:00:00Z")]
    [InlineData("Etc/UTC", "2026-12-31", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-02-28", "2026-02-27T18:15:00Z", "2026-02-28T18:15:00Z")]
    // A day of 23 hours and one of 25.
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    // Clocks leap over midnight.
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z")]
    // Midnight comes twice.
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    public void A_day_is_the_readers_own(string zoneId, string day, string start, string end)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), DayBounds.StartOf(date, zone));
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), DayBounds.EndOf(date, zone));
    }

    [Fact]
    public void A_day_begins_where_the_day_before_ends_in_every_zone()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
                Assert.True(DayBounds.StartOf(day, zone) < DayBounds.EndOf(day, zone) && DayBounds.EndOf(day, zone) == DayBounds.StartOf(day.AddDays(1), zone), $"{zone.Id} {day}");
        }
    }
}
