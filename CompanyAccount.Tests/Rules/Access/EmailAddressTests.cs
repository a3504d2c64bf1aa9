using CompanyAccount.Core.Access;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Access;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("anna@romashka.example", "anna@romashka.example")]
    [InlineData("  anna@romashka.example \t", "anna@romashka.example")]
    [InlineData("<anna@romashka.example>", "anna@romashka.example")]
    [InlineData("mailto:anna@romashka.example", "anna@romashka.example")]
    [InlineData("anna@romashka.example.", "anna@romashka.example")]
    [InlineData("anna@romashka.example,", "anna@romashka.example")]
    [InlineData("Anna.Orlova+support@Romashka.EXAMPLE", "Anna.Orlova+support@romashka.example")]
    [InlineData("o'neil@romashka.example", "o'neil@romashka.example")]
    [InlineData("anna@почта.рф", "anna@xn--80a1acny.xn--p1ai")]
    [InlineData("anna@ＲＯＭＡＳＨＫＡ.example", "anna@romashka.example")]
    [InlineData("a@b.co", "a@b.co")]
    public void What_a_person_pastes_becomes_an_address(string typed, string address) => Assert.Equal(address, EmailAddress.Parse(typed)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("@romashka.example")]
    [InlineData("anna@romashka")]
    [InlineData("anna@@romashka.example")]
    [InlineData("anna@boris@romashka.example")]
    [InlineData("anna@romashka..example")]
    [InlineData(".anna@romashka.example")]
    [InlineData("anna.@romashka.example")]
    [InlineData("anna boris@romashka.example")]
    [InlineData("anna@roma shka.example")]
    [InlineData("анна@romashka.example")]
    [InlineData("anna@-romashka.example")]
    [InlineData("anna@romashka.example\r\nBcc: all@romashka.example")]
    [InlineData("anna\u0000@romashka.example")]
    [InlineData("anna@romashka.example, boris@romashka.example")]
    public void What_can_be_no_address_is_none(string? typed) => Assert.Null(EmailAddress.Parse(typed));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(300, false)]
    public void The_part_before_the_at_is_bounded(int length, bool taken) =>
        Assert.Equal(taken, EmailAddress.Parse(new string('a', length) + "@romashka.example") is not null);

    [Theory]
    [InlineData("anna@Romashka.example", "ANNA@romashka.EXAMPLE")]
    [InlineData("anna@почта.рф", "Anna@XN--80A1ACNY.xn--p1ai")]
    public void Two_ways_to_write_one_address_are_looked_up_alike(string one, string other) =>
        Assert.Equal(EmailAddress.Parse(one)!.Value.Normalized, EmailAddress.Parse(other)!.Value.Normalized);

    [Fact]
    public void No_text_breaks_the_reading_and_what_is_read_is_read_again_the_same() =>
        Gen.String[Gen.Char["ab@.+-<> \"ёЯß\u0301\0\n1"], 0, 40].Sample(text =>
            EmailAddress.Parse(text) is not { } address || EmailAddress.Parse(address.Text)?.Text == address.Text);
}
