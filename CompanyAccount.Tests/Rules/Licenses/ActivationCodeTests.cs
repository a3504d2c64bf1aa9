using CompanyAccount.Core.Licenses;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Licenses;

public sealed class ActivationCodeTests
{
    [Theory]
    [InlineData("DEMO1-NEWCO-2026A-00001")]
    [InlineData("demo1-newco-2026a-00001")]
    [InlineData("DEMO1NEWCO2026A00001")]
    [InlineData(" DEMO1 NEWCO 2026A 00001 \n")]
    [InlineData("DEMO1–NEWCO—2026A−00001")]
    [InlineData("D E M O 1 - N E W C O - 2 0 2 6 A - 0 0 0 0 1")]
    [InlineData("DEMO1_NEWCO.2026A\u00A000001\u200B")]
    [InlineData("DЕМО1-NЕWСО-2026А-00001")]
    [InlineData("dемо1-nеwсо-2026а-00001")]
    [InlineData("ＤＥＭＯ１-NEWCO-2026A-00001")]
    public void A_code_is_read_in_every_disguise(string typed) => Assert.Equal("DEMO1-NEWCO-2026A-00001", ActivationCode.Parse(typed)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DEMO1-NEWCO-2026A-0000")]
    [InlineData("DEMO1-NEWCO-2026A-000011")]
    [InlineData("DEMO1-NEWCO-2026A-0000Ж")]
    [InlineData("DEMO1-NEWCO-2026A-0000!")]
    [InlineData("DEMO1-NEWCO-2026A-00001 DEMO1-NEWCO-2026A-00001")]
    public void What_is_no_code_is_none(string? typed) => Assert.Null(ActivationCode.Parse(typed));

    [Fact]
    public void A_text_without_end_is_not_even_looked_at() => Assert.Null(ActivationCode.Parse(new string(' ', 1_000_000) + "DEMO1-NEWCO-2026A-00001"));

    [Fact]
    public void A_masked_code_shows_its_last_group_only() => Assert.Equal("•••••-•••••-•••••-00001", ActivationCode.Parse("DEMO1-NEWCO-2026A-00001")!.Value.Masked);

    [Fact]
    public void What_is_read_is_read_again_the_same() =>
        Gen.String[Gen.Char["AZ09-az АВж"], 15, 30].Sample(text =>
            ActivationCode.Parse(text) is not { } code || ActivationCode.Parse(code.Text) == code);
}
