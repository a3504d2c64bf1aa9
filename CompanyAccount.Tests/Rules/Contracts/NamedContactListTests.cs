using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CsCheck;
using static CompanyAccount.Core.Contracts.ContactFaultKind;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class NamedContactListTests
{
    private const string Good = "Иванов Иван Иванович | test@company.example | +7 (000) 000-00-00";

    public static TheoryData<string, ContactFaultKind[]> Lines => new()
    {
        { Good, [] },
        { "Иванов Иван | test@company.example | 84950000000", [] },
        { "Иванов Иван\ttest@company.example\t+7 000 000 00 00", [] },
        { "Иванов\tИван | test@company.example | +7 000 000 00 00", [] },
        { "Иванов Иван｜test@company.example｜+7 000 000 00 00", [] },
        { "| Иванов Иван | test@company.example | +7 000 000 00 00 |", [] },
        { "Иванов Иван | <test@company.example> | +7 000 000 00 00", [] },
        { "Иванов Иван | test@company.example", [MissingPhone] },
        { "Иванов Иван | test@company.example | ", [MissingPhone] },
        { "Иванов Иван", [MissingEmail, MissingPhone] },
        { " | test@company.example | +7 000 000 00 00", [MissingName] },
        { "Иванов Иван | | +7 000 000 00 00", [MissingEmail] },
        { "Иванов Иван | company.example | +7 000 000 00 00", [MalformedEmail] },
        { "Иванов Иван | a@company.example, b@company.example | +7 000 000 00 00", [TwoAddresses] },
        { "Иванов Иван | test@company.example | позвоните", [MalformedPhone] },
        { "Иванов Иван | test@company.example | +7 000 000 00 00 | директор | Москва", [TooManyParts] },
        { "test@company.example | Иванов Иван | +7 000 000 00 00", [NoName, MalformedEmail] },
        { "Ива\u0007нов | test@company.example | +7 000 000 00 00", [NoName] },
        { "test@company.example", [NoName, MissingEmail, MissingPhone] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_read_or_says_what_is_wrong_with_it(string line, ContactFaultKind[] expected)
    {
        var list = NamedContactList.Parse(line, 4);
        Assert.Equal(expected, Assert.Single(list.Lines).Faults.Select(fault => fault.Kind));
        Assert.Equal(expected.Length == 0, list.IsGood);
        Assert.Equal(expected.Length == 0 ? null : Fault.FaultyLines, list.FaultAt("Contacts")?.Fault);
    }

    [Fact]
    public void A_good_line_has_its_three_parts()
    {
        var line = Assert.Single(NamedContactList.Parse("\uFEFF  " + Good + "  ", 1).Lines);
        Assert.Equal((1, "Иванов Иван Иванович", "test@company.example", "+7 (000) 000-00-00"), (line.Number, line.Name, line.Email?.Text, line.Phone));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Empty_lines_are_nothing_but_are_counted(string end)
    {
        var list = NamedContactList.Parse(string.Join(end, "", Good, "   ", " | | ", Good.Replace("test", "other", StringComparison.Ordinal), ""), 4);
        Assert.Equal([2, 5], list.Lines.Select(line => line.Number));
        Assert.True(list.IsGood);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n|\n")]
    public void Nobody_is_no_list(string text)
    {
        var list = NamedContactList.Parse(text, 4);
        Assert.Empty(list.Lines);
        Assert.Equal(Fault.Required, list.FaultAt("Contacts")?.Fault);
    }

    [Fact]
    public void An_address_stands_once_whatever_its_case()
    {
        var list = NamedContactList.Parse($"{Good}\n\n{Good.Replace("test@company", "TEST@Company", StringComparison.Ordinal)}", 4);
        Assert.Equal([new ContactFault(DuplicateEmail, 1)], list.Lines[1].Faults);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_level_names_as_many_people_as_its_terms_say(int limit)
    {
        var text = string.Join('\n', Enumerable.Range(1, limit + 1).Select(number => $"Имя {number} | p{number}@company.example | 8000000000{number}"));
        var list = NamedContactList.Parse(text, limit);
        Assert.All(list.Lines.Take(limit), line => Assert.Empty(line.Faults));
        Assert.Equal([new ContactFault(TooManyPeople, limit)], list.Lines[limit].Faults);
        Assert.False(list.IsGood);
    }

    [Fact]
    public void Ten_thousand_lines_are_not_read_but_counted()
    {
        var list = NamedContactList.Parse(string.Concat(Enumerable.Repeat(Good + "\r\n", 10_000)), 8);
        Assert.Equal((NamedContactList.LineLimit, 9_900), (list.Lines.Count, list.Skipped));
        Assert.Equal([NamedContactList.LineLimit, 10_000], list.FaultAt("Contacts")!.Facts);
        Assert.Equal(Fault.TooManyLines, list.FaultAt("Contacts")!.Fault);
    }

    [Fact]
    public void A_list_written_out_is_read_back_the_same()
    {
        var list = NamedContactList.Parse(Good + "\nПётр\tp@company.example\t8 000 000 00 00", 4);
        var again = NamedContactList.Parse(list.ToString(), 4);
        Assert.Equal(list.Lines.Select(line => (line.Name, line.Email, line.Phone)), again.Lines.Select(line => (line.Name, line.Email, line.Phone)));
    }

    [Fact]
    public void Reading_never_fails_and_accounts_for_every_line()
    {
        const string telling = "|\uFF5C\t\n\r@ а1+\uD800\0.";
        var character = Gen.OneOf(Gen.Char, Gen.Int[0, telling.Length - 1].Select(place => telling[place]));
        Gen.Select(character.Array[0, 400], Gen.Int[0, 8]).Sample((characters, limit) =>
        {
            var text = new string(characters);
            var list = NamedContactList.Parse(text, limit);
            var held = text.Split(["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"], StringSplitOptions.None).Length;
            Assert.InRange(list.Lines.Count + list.Skipped, 0, held);
            Assert.All(list.Lines, line => Assert.True(line.Faults.Count > 0 || (line.Email is not null && line.Name.Length > 0 && line.Phone.Length > 0)));
            Assert.Equal(list.IsGood, list.FaultAt("Contacts") is null);
            Assert.True(list.Lines.Count(line => line.Faults.Count == 0) <= limit);
        });
    }
}
