using System.Text;
using CompanyAccount.Core.Wording;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Wording;

public sealed class SearchWordsTests
{
    private static readonly string[] Known = ["ошибок", "настройки", "crashes", "0x80070005", "12.2.1", "ёлками", "Ünïcode", "日本語", "svc_host", "не", "the"];

    [Theory]
    [InlineData("ошибка ошибки ошибку ошибок ошибками ОШИБКЕ")]
    [InlineData("настройка настройки настроек настройками")]
    [InlineData("обновление обновления обновлений обновлением")]
    [InlineData("лицензия лицензии лицензий лицензией")]
    [InlineData("папка папки папок")]
    [InlineData("печать печати печатью печатей")]
    [InlineData("память памяти памятью")]
    [InlineData("сеть сети сетей")]
    [InlineData("запись записи записей записью")]
    [InlineData("область области областей")]
    [InlineData("клиент клиенты клиентов")]
    [InlineData("сервер серверов серверами")]
    [InlineData("запускается запускаться запускался")]
    [InlineData("установлен установлена установлены")]
    [InlineData("учёт учет учёта")]
    [InlineData("отчёт отчеты отчётов")]
    [InlineData("crash crashes crashed crashing CRASH")]
    [InlineData("setting settings")]
    [InlineData("ﬁle file files")]
    public void Forms_of_a_word_are_one_word(string forms) => Assert.Single(SearchWords.Of(forms));

    [Theory]
    [InlineData("блок", "блок")]
    [InlineData("0x80070005", "0x80070005")]
    [InlineData("KB5034441", "kb5034441")]
    [InlineData("ошибка0", "ошибка0")]
    [InlineData("R-00000007", "r 00000007")]
    [InlineData("svc_host.exe", "svc host exe")]
    [InlineData("12.2.1", "12 12.2 12.2.1")]
    [InlineData("v12.2.", "v12 v12.2")]
    [InlineData("10.0.0.15:443", "10 10.0 10.0.0 10.0.0.15 443")]
    [InlineData("конец. начало", "конец нача")]
    [InlineData("и не the of", "")]
    [InlineData("<b>жирный</b>", "b жирн")]
    [InlineData("печать печать Печати", "печат")]
    [InlineData("«ёлочки»—тире", "елочк тир")]
    [InlineData("\0\t\r\n!@#$%^&*()\"':|", "")]
    public void A_text_is_known_by_its_words(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    [Fact]
    public void Words_are_added_once_with_a_space_on_each_side()
    {
        var first = SearchWords.Add("", "Печать не работает");
        Assert.Equal(" печат работа ", first);
        Assert.Equal(" печат работа сервер ", SearchWords.Add(first, "печать на сервере"));
        Assert.Equal("", SearchWords.Add("", "!!!"));
    }

    [Fact]
    public void There_is_room_for_so_many_words_and_no_more()
    {
        var many = SearchWords.Add("", string.Join(' ', Enumerable.Range(0, 3 * SearchWords.MostWords).Select(place => $"w{place}")));
        Assert.Equal(SearchWords.MostWords, many.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        var large = SearchWords.Add("", string.Join(' ', Enumerable.Range(0, SearchWords.MostWords).Select(place => $"{place}{new string('ж', 100)}")));
        Assert.InRange(Encoding.UTF8.GetByteCount(large), SearchWords.MostBytes - 200, SearchWords.MostBytes + 1);
        Assert.All(large.Split(' '), word => Assert.True(word.Length <= SearchWords.LongestWord));
    }

    [Fact]
    public void The_last_word_of_a_search_is_completed_and_numbers_are_not()
    {
        Assert.Equal([new SearchTerm("печат", null), new SearchTerm("ошиб", "ошиб")], SearchWords.QueryOf("печать ошиб").Terms);
        Assert.Equal([new SearchTerm("ошибк", "ошибка")], SearchWords.QueryOf("ошибка").Terms);
        Assert.Equal([new SearchTerm("12.2", null)], SearchWords.QueryOf("12.2").Terms);
        Assert.Equal([new SearchTerm("kb503", "kb503")], SearchWords.QueryOf("KB503").Terms);
        Assert.Equal([new SearchTerm("x", null)], SearchWords.QueryOf("x").Terms);
    }

    [Fact]
    public void Words_without_a_meaning_are_asked_for_only_where_there_is_nothing_else()
    {
        Assert.Equal([new SearchTerm("служб", null)], SearchWords.QueryOf("служба не").Terms);
        Assert.Equal([new SearchTerm("служб", null), new SearchTerm("запуска", "запускается")], SearchWords.QueryOf("служба не запускается").Terms);
        Assert.Equal([new SearchTerm("не", "не")], SearchWords.QueryOf("не").Terms);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t ", true)]
    [InlineData("\0", true)]
    [InlineData("%", false)]
    [InlineData("\"*():", false)]
    public void Nothing_and_nothing_but_signs_are_told_apart(string typed, bool isBlank)
    {
        var query = SearchWords.QueryOf(typed);
        Assert.Equal(isBlank, query.IsBlank);
        Assert.Empty(query.Terms);
    }

    [Fact]
    public void Whatever_is_typed_asks_for_letters_and_digits_only() => Gen.String.Sample(typed =>
    {
        var query = SearchWords.QueryOf(typed);
        return query.Terms.Count <= SearchWords.MostTerms
            && query.Terms.SelectMany(term => new[] { term.Stem, term.Prefix ?? "x" }).All(word => word.Length is > 0 and <= SearchWords.LongestWord && word.EnumerateRunes().All(IsHarmless));
    });

    [Fact]
    public void A_text_is_found_by_its_own_words() =>
        Gen.Int[0, Known.Length - 1].Select(place => Known[place]).Array[1, 8].Sample(words =>
        {
            var known = SearchWords.Add("", string.Join(", ", words));
            return words.All(word => SearchWords.QueryOf($"{word} {word}").Terms.All(term => known.Contains($" {term.Stem} ", StringComparison.Ordinal) || term.Stem is "не" or "the"));
        });

    private static bool IsHarmless(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '.'
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
