using CompanyAccount.Core.Companies;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Companies;

public sealed class AddressListTests
{
    [Theory]
    [InlineData("a@b.example", "a@b.example")]
    [InlineData("a@b.example, c@d.example;e@f.example\ng@h.example\ti@j.example", "a@b.example|c@d.example|e@f.example|g@h.example|i@j.example")]
    [InlineData("\"Орлова, Анна\" <anna@b.example>, Борис <boris@b.example>", "anna@b.example|boris@b.example")]
    [InlineData("Анна Орлова anna@b.example\r\nБорис boris@b.example\r\n", "anna@b.example|boris@b.example")]
    [InlineData("a@b.example\nA@B.example\na@b.example.", "a@b.example")]
    [InlineData("просто имя\na@b.example", "просто имя!|a@b.example")]
    [InlineData("a@b@c.example", "a@b@c.example!")]
    [InlineData("  \n \r\n", "")]
    public void A_pasted_list_is_read_piece_by_piece(string pasted, string expected) =>
        Assert.Equal(expected, string.Join('|', AddressList.Parse(pasted).Select(one => one.Text + (one.Address is null ? "!" : ""))));

    [Fact]
    public void No_text_breaks_the_reading_and_nothing_is_read_twice() =>
        Gen.String[Gen.Char["ab@.,;<>\" \n\té\0"], 0, 60].Sample(text =>
        {
            var found = AddressList.Parse(text);
            return found.Select(one => one.Address?.Normalized ?? one.Text.ToUpperInvariant()).Distinct().Count() == found.Count;
        });
}
