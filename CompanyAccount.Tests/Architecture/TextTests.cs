using System.Text.RegularExpressions;
using System.Xml.Linq;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Certificates.Reads;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Architecture.Specimens;

namespace CompanyAccount.Tests.Architecture;

/// <summary>Every text is there in both languages, and every key that the code asks for is there.</summary>
public sealed partial class TextTests
{
    private static readonly IReadOnlyList<string> Russian = SourceTree.Files(".ru.resx");

    private static readonly string[] Plurals = ["_one", "_few", "_many"];

    /// <summary>Texts by the name of their marker class, such as <c>RequestTexts</c>.</summary>
    private static readonly Dictionary<string, (Dictionary<string, string> Ru, Dictionary<string, string> En)> Texts = Russian.ToDictionary(
        file => Path.GetFileName(file).Split('.')[0], file => (Read(file), Read(EnglishOf(file))));

    [Fact]
    public void Each_text_stands_in_both_languages_with_the_same_placeholders()
    {
        Assert.True(Russian.Count >= 5, $"{Russian.Count} files");
        Assert.Equal(Russian.Select(EnglishOf), SourceTree.Files(".en.resx"));
        foreach (var (name, (ru, en)) in Texts)
            Assert.Equal([], DifferencesOf(ru, en).Select(difference => $"{name}: {difference}"));
    }

    [Fact]
    public void A_text_in_one_language_is_found()
    {
        var ru = new Dictionary<string, string> { ["A"] = "{0} и {1}", ["B"] = "б", ["C_one"] = "{0}", ["C_few"] = "{0}", ["C_many"] = "{0}" };
        Assert.Equal([], DifferencesOf(ru, new() { ["A"] = "{1} and {0:d}", ["B"] = "b", ["C_one"] = "{0}", ["C_many"] = "{0}" }));
        Assert.Equal(["A", "B", "D"], DifferencesOf(ru, new() { ["A"] = "{0}", ["B"] = " ", ["C_one"] = "{0}", ["C_many"] = "{0}", ["D"] = "d" }));
    }

    [Fact]
    public void Every_refusal_and_every_fault_has_a_sentence()
    {
        var refusals = RefusalsOf(typeof(PortalCore).Assembly);
        Assert.True(refusals.Count >= 10, $"{refusals.Count} refusals");
        var keys = refusals.Concat(Enum.GetNames<Fault>().Select(fault => $"Fault_{fault}"));
        var (ru, en) = Texts[nameof(RefusalTexts)];
        Assert.Equal([], keys.Where(key => !ru.ContainsKey(key) || !en.ContainsKey(key)));
        Assert.Equal([$"Refusal_{nameof(Unspeakable)}"], RefusalsOf(typeof(Unspeakable).Assembly).Where(key => !ru.ContainsKey(key)));
    }

    [Fact]
    public void Every_value_that_is_shown_by_name_has_a_name()
    {
        var (ru, en) = Texts[nameof(RequestTexts)];
        var keys = Enum.GetNames<RequestStatus>().Select(name => $"Status_{name}").Concat(Enum.GetNames<Severity>().Select(name => $"Severity_{name}"));
        Assert.Equal([], keys.Where(key => !ru.ContainsKey(key) || !en.ContainsKey(key)));
        var certificates = Texts[nameof(CertificateTexts)];
        var shown = Enum.GetNames<SigningRequestFault>().Select(name => $"Csr_{name}").Concat(Enum.GetNames<CertificateSigner>().Select(name => $"Lead_{name}"));
        Assert.Equal([], shown.Where(key => !certificates.Ru.ContainsKey(key) || !certificates.En.ContainsKey(key)));
        (ru, en) = Texts[nameof(MailTexts)];
        keys = Enum.GetNames<MailObjection>().Select(name => $"Objection_{name}").Concat(Enum.GetNames<MailState>().Select(name => $"State_{name}"));
        Assert.Equal([], keys.Where(key => !ru.ContainsKey(key) || !en.ContainsKey(key)));
    }

    [Fact]
    public void Every_key_that_the_code_asks_for_is_there()
    {
        var asked = Asked().ToList();
        Assert.True(asked.Count > 50, $"{asked.Count} keys");
        Assert.Equal([], asked.Where(key => !IsThere(key.Texts, key.Key)).Select(key => $"{key.File}: {key.Texts} has no {key.Key}"));
    }

    [Fact]
    public void A_key_that_is_not_there_is_found()
    {
        var asked = Asked("Specimen", """@inject IStringLocalizer<RequestTexts> L <p>@L["NoSuchKey"] @L.Count("NoSuchCount", 1) @L[$"NoSuch_{x}"] @L[$"Status_{y}"]</p>""");
        Assert.Equal(["NoSuchKey", "NoSuchCount_one", "NoSuchCount_many", "NoSuch_.+"], asked.Where(key => !IsThere(key.Texts, key.Key)).Select(key => key.Key));
    }

    private static List<string> RefusalsOf(System.Reflection.Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Refusal))).Select(type => $"Refusal_{type.Name}")];

    // Russian counts one, few, many; English one, many.
    private static IEnumerable<string> DifferencesOf(Dictionary<string, string> ru, Dictionary<string, string> en) => ru.Keys.Union(en.Keys)
        .Where(key => !(key.EndsWith("_few", StringComparison.Ordinal) && ru.ContainsKey(key) && en.ContainsKey(key[..^4] + "_many")))
        .Where(key => !ru.TryGetValue(key, out var russian) || !en.TryGetValue(key, out var english)
            || string.IsNullOrWhiteSpace(russian) || string.IsNullOrWhiteSpace(english) || !PlaceholdersOf(russian).SetEquals(PlaceholdersOf(english)))
        .Order(StringComparer.Ordinal);

    private static HashSet<string> PlaceholdersOf(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    private static IEnumerable<(string File, string Texts, string Key)> Asked() => SourceTree.Files(".razor", ".razor.cs", ".cs")
        .Where(file => file.StartsWith("CompanyAccount.Blazor/", StringComparison.Ordinal))
        .GroupBy(file => file.Replace(".razor.cs", ".razor", StringComparison.Ordinal))
        .SelectMany(group => Asked(group.Key, string.Join('\n', group.Select(SourceTree.TextOf))));

    private static IEnumerable<(string File, string Texts, string Key)> Asked(string file, string code)
    {
        foreach (Match localizer in Localizer().Matches(code))
        {
            var (texts, name) = (localizer.Groups[1].Value, Regex.Escape(localizer.Groups[2].Value));
            foreach (Match ask in Regex.Matches(code, $"""(?<![\w.]){name}\[(\$?)"([^"]+)"|(?<![\w.]){name}\.Count\("([^"]+)"()"""))
            {
                if (ask.Groups[3].Success)
                {
                    yield return (file, texts, ask.Groups[3].Value + Plurals[0]);
                    yield return (file, texts, ask.Groups[3].Value + Plurals[2]);
                }
                else
                {
                    yield return (file, texts, ask.Groups[1].Length == 0 ? Regex.Escape(ask.Groups[2].Value) : Hole().Replace(ask.Groups[2].Value, ".+"));
                }
            }
        }
    }

    private static bool IsThere(string texts, string key)
    {
        var pattern = new Regex($"^{key}$");
        return Texts.TryGetValue(texts, out var both) && both.Ru.Keys.Any(pattern.IsMatch) && both.En.Keys.Any(pattern.IsMatch);
    }

    private static string EnglishOf(string file) => file.Replace(".ru.resx", ".en.resx", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file) => XDocument.Parse(SourceTree.TextOf(file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
