using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Notices;

public sealed partial class NoticeTextsTests
{
    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Read("ru").Keys.Order(), Read("en").Keys.Order());

    [Fact]
    public void Both_languages_name_the_same_facts_in_each_text()
    {
        var (russian, english) = (Read("ru"), Read("en"));
        Assert.All(russian.Keys, key => Assert.Equal(PlacesOf(russian[key]), PlacesOf(english[key])));
    }

    [Fact]
    public void No_text_is_empty_or_in_the_other_language()
    {
        Assert.All(Read("en"), text => Assert.DoesNotMatch("[а-яА-ЯёЁ]|^\\s*$", text.Value));
        Assert.All(Read("ru").Where(text => text.Key is not "Subject_Request" and not "Quote_Customer" && !IsName(text.Key)), text => Assert.Matches("[а-яА-ЯёЁ]", text.Value));
    }

    [Theory]
    [InlineData("ru", "Europe/Moscow", "23 ноября 2026 г., 12:00 (МСК)")]
    [InlineData("en", "Europe/Moscow", "November 23, 2026, 12:00 PM (MSK)")]
    [InlineData("ru", "Asia/Novosibirsk", "23 ноября 2026 г., 16:00 (UTC+7)")]
    [InlineData("en", "America/St_Johns", "November 23, 2026, 5:30 AM (UTC−3:30)")]
    public void A_moment_is_told_on_the_readers_clock_with_its_zone(string language, string zone, string expected) =>
        Assert.Equal(expected, NoticeTexts.In(language).MomentOf(TestDatabase.Start, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("Asia/Novosibirsk", "Asia/Novosibirsk")]
    [InlineData(null, "Europe/Samara")]
    [InlineData("Mars/Phobos", "Europe/Samara")]
    public void Who_has_chosen_no_zone_reads_the_teams(string? chosen, string expected) =>
        Assert.Equal(expected, new Reader("Юлия", "user@romashka.example", "ru", chosen).ZoneOr(TimeZoneInfo.FindSystemTimeZoneById("Europe/Samara")).Id);

    [Fact]
    public void A_missing_text_is_a_defect_and_not_an_empty_place() =>
        Assert.Throws<MissingManifestResourceException>(() => NoticeTexts.Russian["Unknown"]);

    // What the vendor sells is called so in every language.
    private static bool IsName(string key) => key.StartsWith("SupportLevel_Msa", StringComparison.Ordinal);

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    private static Dictionary<string, string> Read(string language) =>
        NoticeTexts.Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
