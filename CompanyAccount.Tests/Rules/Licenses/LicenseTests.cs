using CompanyAccount.Core.Licenses;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Licenses;

public sealed class LicenseTests
{
    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-02", true)]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-12-30", true)]
    [InlineData("2026-12-31", false)]
    public void A_license_is_valid_from_its_first_to_its_last_day(string day, bool valid)
    {
        var license = new License(FreshId.Next(), "LIC-1", "AAAAA-BBBBB-CCCCC-DDDDD", "shield", LicenseKind.Corporate, 1, new(2026, 1, 2), new(2026, 12, 30));
        Assert.Equal(valid, license.IsValidOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
