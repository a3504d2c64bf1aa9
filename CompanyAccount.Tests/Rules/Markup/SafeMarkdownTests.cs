using AngleSharp.Html.Parser;
using CompanyAccount.Core.Markup;

namespace CompanyAccount.Tests.Rules.Markup;

public sealed class SafeMarkdownTests
{
    private const int LongestMessage = 20_000;

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<form action=javascript:alert(1)><input type=submit>",
        "<isindex formaction=javascript:alert(1) type=image>",
        "<style>@import 'http://evil.example/x.css'</style>",
        "<div style=\"background:url(javascript:alert(1))\">",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "<object data=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](\u0001javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example)",
        "[x](/account/sign-out)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "<http://a.example/\"onmouseover=\"alert(1)>",
        "[x](http://a.example \"onmouseover=alert(1)\")",
        "[x](http://a.example '\"onmouseover=\"alert(1)')",
        "[x](http://a.example/\"onmouseover=\"alert(1))",
        "![x](javascript:alert(1))",
        "![x](http://evil.example/pixel.png)",
        "![x\" onerror=\"alert(1)](y)",
        "[![x](http://evil.example/pixel.png)](javascript:alert(1))",
        "```<script>\nalert(1)\n```",
        "```\" onload=\"alert(1)\nx\n```",
        "`<img src=x onerror=alert(1)>`",
        "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
        "# <img src=x onerror=alert(1)>",
        "*<img src=x onerror=alert(1)>*",
        "x{onclick=alert(1)}",
        "{#id onclick=alert(1)}\n# x",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<a\u000Chref=\u000Cjavascript:alert(1)>x</a>",
        "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
    ];

    public static TheoryData<string> Nasty => new(
        ((string[])
        [
            "[", "![", "[a](", "*a **a ", "*", "**_", "a**b", "a*", "_a ", "~~a", "~~", ">", "> > > >\n", ">\t", "- ", "1. ", "- + * ", "<", "<a ", "<!--", "&a",
            "|", "|a", "|a|b|\n|-|-|\n", "|\n", "a|*b", "[x]: y\n", "[a][b]", "http://a", "www.a.", "\\", "[a](http://b) ", "![a](b)", "]", "a\n=\n", "`", "``` ", "# ", "\n", " ", "\t- ",
        ]).Select(Repeated)
        .Append(string.Concat(Enumerable.Range(1, 190).Select(length => new string('`', length) + " ")))
        .Append(string.Concat(Enumerable.Range(0, 195).Select(indent => new string(' ', indent) + "- a\n")))
        .Append(Repeated("[")[..(LongestMessage / 2)] + Repeated("](b)")[..(LongestMessage / 2)])
        .Append("[a](" + Repeated("(")[4..])
        .Append(Repeated("|a")[..9_000] + "\n" + Repeated("|-")[..9_000]));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void What_is_meant_to_run_becomes_text(string attack)
    {
        var document = new HtmlParser().ParseDocument("<body>" + SafeMarkdown.ToHtml(attack));
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, (string[])["p", "br", "strong", "em", "code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td"]);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["href", "rel", "target"]));
            if (element.GetAttribute("href") is { } address)
                Assert.Matches("^https?://a\\.example", address);
        }
    }

    [Theory]
    [MemberData(nameof(Nasty), DisableDiscoveryEnumeration = true)]
    public async Task Nasty_text_of_the_longest_size_ends_and_does_not_swell(string nasty)
    {
        Assert.InRange(nasty.Length, 1_000, LongestMessage);
        // No measure of speed: only what would take minutes fails here.
        var work = Task.Run(() => (Html: SafeMarkdown.ToHtml(nasty), Text: SafeMarkdown.ToPlainText(nasty)), TestContext.Current.CancellationToken);
        var (html, text) = await work.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.InRange(html.Length, 0, LongestMessage * 30);
        Assert.InRange(text.Length, 0, LongestMessage * 2);
    }

    [Fact]
    public void What_people_write_looks_as_they_meant_it()
    {
        const string markdown = "# Шаги\n1. **Запустить**\n2. Увидеть `ошибку`\n\nстрока\nещё строка\n\n> цитата\n\n~~нет~~ *да*\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nlog <x>\n```";
        var html = SafeMarkdown.ToHtml(markdown).ReplaceLineEndings("");
        Assert.Equal(
            "<p><strong>Шаги</strong></p><ol><li><strong>Запустить</strong></li><li>Увидеть <code>ошибку</code></li></ol>"
            + "<p>строка<br>ещё строка</p><blockquote><p>цитата</p></blockquote><p><del>нет</del> <em>да</em></p>"
            + "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
            + "<pre><code>log &lt;x&gt;</code></pre>",
            html);
    }

    [Theory]
    [InlineData("[имя](https://a.example/x?a=1&b=2)", "<p><a href=\"https://a.example/x?a=1&amp;b=2\" rel=\"noopener nofollow\" target=\"_blank\">имя</a></p>")]
    [InlineData("https://a.example", "<p><a href=\"https://a.example\" rel=\"noopener nofollow\" target=\"_blank\">https://a.example</a></p>")]
    [InlineData("<user@a.example>", "<p><a href=\"mailto:user@a.example\" rel=\"noopener nofollow\" target=\"_blank\">user@a.example</a></p>")]
    [InlineData("[](https://a.example)", "<p><a href=\"https://a.example\" rel=\"noopener nofollow\" target=\"_blank\">https://a.example</a></p>")]
    [InlineData("[внутрь](/requests)", "<p><a>внутрь</a></p>")]
    [InlineData("![схема *сети*](https://a.example/x.png)", "<p>схема <em>сети</em></p>")]
    public void Links_lead_out_and_say_so_and_pictures_leave_their_words(string markdown, string html) => Assert.Equal(html, SafeMarkdown.ToHtml(markdown));

    [Fact]
    public void Plain_text_keeps_the_words() =>
        Assert.Equal("Шаги\nЗапустить\nстрока\nещё", SafeMarkdown.ToPlainText("# Шаги\n- **Запустить**\n\nстрока\nещё").ReplaceLineEndings("\n"));

    [Fact]
    public async Task Many_threads_get_the_same_answer()
    {
        const string markdown = "# a\n[x](https://a.example) <b> `c`";
        var expected = SafeMarkdown.ToHtml(markdown);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => SafeMarkdown.ToHtml(markdown))));
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    private static string Repeated(string piece) => string.Concat(Enumerable.Repeat(piece, LongestMessage / piece.Length));
}
