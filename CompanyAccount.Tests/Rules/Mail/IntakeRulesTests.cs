using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Mail;

public sealed class IntakeRulesTests
{
    [Fact]
    public void A_report_that_names_many_mails_costs_a_few_look_ups()
    {
        var seal = new ReplySeal(new byte[32], "support@vendor.example", "portal.example.com");
        List<string> named = [.. Enumerable.Range(0, 2_500).Select(_ => seal.MessageIdOf(FreshId.Next(), FreshId.Next(), FreshId.Next()))];
        var step = Assert.IsType<IntakeStep.MarkBounced>(IntakeRules.FirstStep(new() { Bounce = new(named, "550") }, seal, "support@vendor.example"));
        Assert.InRange(step.Claims.Count, 5, 50);
    }

    [Theory]
    [InlineData("two words", 3, "two")]
    [InlineData("ab😀cd", 3, "ab")]
    [InlineData("ab😀cd", 4, "ab😀")]
    [InlineData("a\r\nBcc: b", 20, "a Bcc: b")]
    public void A_line_is_cut_between_characters_only(string text, int limit, string line) => Assert.Equal(line, OneLine.Of(text, limit));
}
