using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;

namespace CompanyAccount.Tests.Rules.Companies;

public sealed class RegisteringRulesTests
{
    [Theory]
    [InlineData("+7 495 123-45-67", "+7 495 123-45-67")]
    [InlineData(" 8 (495)  123–45–67 доб. 12 ", "8 (495) 123-45-67 доб. 12")]
    [InlineData("12345", "12345")]
    [InlineData("1234", null)]
    [InlineData("123456789012345678901", null)]
    [InlineData("не скажу", null)]
    [InlineData("<script>12345", null)]
    [InlineData("12345\u0001", null)]
    [InlineData("12+345", null)]
    [InlineData("1234567890123456789012345678901234567890 ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_phone_is_what_a_person_can_dial(string? typed, string? kept) => Assert.Equal(kept, PhoneNumber.Parse(typed));

    [Theory]
    [InlineData("LIC-2026-000001", "Ромашка", true)]
    [InlineData(" lic 2026–000001 ", "ООО «Ромашка»", false)]
    [InlineData("lic2026000001", "«ромашка»", true)]
    [InlineData("LIC-2026-000001", "Ромашки", false)]
    [InlineData("LIC-2026-000002", "Ромашка", false)]
    [InlineData("", "Ромашка", false)]
    [InlineData("LIC-2026-000001", "", false)]
    [InlineData(null, null, false)]
    public void Joining_takes_both_the_number_and_the_name(string? number, string? name, bool fit) =>
        Assert.Equal(fit, JoiningDetails.Fit(("LIC-2026-000001", number), ("Ромашка", name)));

    [Theory]
    [InlineData("", "")]
    [InlineData("-", "-")]
    public void A_name_without_letters_fits_nothing(string kept, string typed) => Assert.False(JoiningDetails.Fit(("LIC", "LIC"), (kept, typed)));

    [Theory]
    [InlineData(false, MemberState.Blocked, true, null, SignInObstacle.NotConfirmed)]
    [InlineData(true, MemberState.Active, false, null, null)]
    [InlineData(true, MemberState.Active, true, null, SignInObstacle.CompanyDeleted)]
    [InlineData(true, MemberState.AwaitingApproval, false, null, SignInObstacle.AwaitingApproval)]
    [InlineData(true, MemberState.AwaitingApproval, true, null, SignInObstacle.CompanyDeleted)]
    [InlineData(true, MemberState.Blocked, false, null, SignInObstacle.Blocked)]
    [InlineData(true, MemberState.Removed, false, null, SignInObstacle.Removed)]
    [InlineData(true, MemberState.Removed, true, null, SignInObstacle.Removed)]
    [InlineData(true, null, false, true, SignInObstacle.StaffBlocked)]
    [InlineData(true, null, false, false, null)]
    [InlineData(true, null, false, null, SignInObstacle.Removed)]
    public void What_keeps_a_person_out(bool confirmed, MemberState? member, bool deleted, bool? staffBlocked, SignInObstacle? obstacle) =>
        Assert.Equal(obstacle, SignInObstacles.Of(confirmed, member, deleted, staffBlocked));
}
