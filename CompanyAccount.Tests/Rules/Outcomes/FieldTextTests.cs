using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Outcomes;

public sealed class FieldTextTests
{
    [Theory]
    [InlineData("Ёлка", "елка")]
    [InlineData("ёж и Ёж", "еж и еж")]
    [InlineData("ПРИВЕТ", "привет")]
    [InlineData("ﬁle №5", "file no5")]
    [InlineData("Ｆｕｌｌ", "full")]
    [InlineData("е\u0308ж", "еж")]
    [InlineData("Й", "й")]
    [InlineData("", "")]
    public void Folding_makes_alike_what_a_person_means_alike(string text, string folded) => Assert.Equal(folded, FieldText.Fold(text));

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Gen.String[Gen.Char["аАеЕёЁйЙяЯaAzZIİıßﬁ№½ \u0301"], 0, 30].Sample(text => FieldText.Fold(FieldText.Fold(text)) == FieldText.Fold(text));

    [Fact]
    public void Folding_lengthens_no_subject_beyond_its_column() =>
        Assert.True(FieldText.Fold(new('\uFDFA', RequestText.SubjectLimit)).Length <= RequestText.SubjectLimit * 18);

    [Fact]
    public void Folding_takes_what_no_database_could_keep()
    {
        foreach (var text in (string[])["a\uD800", "\uDC00b", "a\0b"])
            Assert.NotNull(FieldText.Fold(text));
    }

    [Fact]
    public void A_search_text_is_trimmed_cut_and_cleaned_of_what_no_text_holds()
    {
        Assert.Equal("елка", FieldText.SearchOf("  Ёлка\0 ", 200));
        Assert.Equal("", FieldText.SearchOf(" \0\u0001\uD800 ", 200));
        Assert.Equal("аб", FieldText.SearchOf("абв", 2));
        Assert.Equal("а", FieldText.SearchOf("а😀", 2));
        Assert.Equal("а😀", FieldText.SearchOf("а😀б", 3));
    }

    [Theory]
    [InlineData("Тема", 4)]
    [InlineData("a\u00A0b", 3)]
    [InlineData("😀", 2)]
    public void A_text_within_the_limit_has_no_fault(string text, int limit) =>
        Assert.Null(FieldText.FaultOf("Subject", text, limit, singleLine: true));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\t")]
    public void Line_ends_are_text_in_a_body_and_a_fault_in_a_subject(string end)
    {
        Assert.Null(FieldText.FaultOf("Body", $"a{end}b", 100));
        Assert.Equal(Fault.ControlCharacters, FieldText.FaultOf("Subject", $"a{end}b", 100, singleLine: true)!.Fault);
    }

    [Theory]
    [InlineData('\u0000')]
    [InlineData('\u0007')]
    [InlineData('\u001B')]
    [InlineData('\u007F')]
    [InlineData('\u0085')]
    [InlineData('\u202A')]
    [InlineData('\u202B')]
    [InlineData('\u202D')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2067')]
    [InlineData('\u2068')]
    public void Control_and_direction_characters_are_refused(char character) =>
        Assert.Equal(Fault.ControlCharacters, FieldText.FaultOf("Body", $"a{character}b", 100)!.Fault);

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        foreach (var text in (string[])["a\uD83D", "\uDE00a", "\uD83D\uD83D\uDE00", "\uDE00\uD83D"])
            Assert.Equal(Fault.ControlCharacters, FieldText.FaultOf("Body", text, 100)!.Fault);
        Assert.Null(FieldText.FaultOf("Body", "\uD83D\uDE00", 100));
    }

    [Fact]
    public void Too_long_tells_the_limit_and_the_length()
    {
        var fault = FieldText.FaultOf("Subject", "абв", 2)!;
        Assert.Equal(("Subject", Fault.TooLong), (fault.Field, fault.Fault));
        Assert.Equal([2, 3], fault.Facts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\n")]
    public void Nothing_is_required_to_be_something(string? text) => Assert.Equal(Fault.Required, FieldText.FaultOf("Subject", text, 100)!.Fault);
}
