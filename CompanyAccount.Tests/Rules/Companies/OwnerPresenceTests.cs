using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Tests.Rules.Companies;

public sealed class OwnerPresenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, false)]
    [InlineData(179, false)]
    [InlineData(180, true)]
    [InlineData(400, true)]
    public void An_Owner_is_silent_after_so_many_days(int days, bool silent)
    {
        Assert.Equal(silent, OwnerPresence.IsSilent(Now.AddDays(-days), 180, Now));
        Assert.Equal(silent ? null : typeof(OwnerIsHere), OwnerPresence.RefusalOf(HandOverGround.Silence, null, Now.AddDays(-days), 180, Now)?.GetType());
    }

    [Fact]
    public void A_company_without_an_Owner_needs_no_silence() => Assert.Null(OwnerPresence.RefusalOf(HandOverGround.Silence, null, null, 180, Now));

    [Theory]
    [InlineData(null, false)]
    [InlineData("  ", false)]
    [InlineData("А40-1/26\nот", false)]
    [InlineData("А40-1/26 от 12.11.2026", true)]
    public void A_decision_is_named_by_its_number(string? reference, bool taken) =>
        Assert.Equal(taken ? null : typeof(InvalidInput), OwnerPresence.RefusalOf(HandOverGround.Decision, reference, Now, 180, Now)?.GetType());
}
