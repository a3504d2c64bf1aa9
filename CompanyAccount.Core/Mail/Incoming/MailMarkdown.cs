using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Makes Markdown of what a mail says, as plain text or as HTML: it reads as it was written, and goes through the same sanitizer as every message.</summary>
internal static class MailMarkdown
{
    /// <summary>The most HTML that is looked at, in characters; a message takes a small part of it.</summary>
    private const int HtmlLimit = 1024 * 1024;

    /// <summary>Elements inside each other, and elements in all, beyond which HTML is read for its words alone.</summary>
    private const int DepthLimit = 200;
    private const int TagLimit = 50_000;

    /// <summary>Where mail programs put what they quote, and their signatures.</summary>
    private static readonly string[] Quotes =
    [
        "div.gmail_quote", "div.gmail_quote_container", "blockquote.gmail_quote", "div.gmail_attr", "div.yahoo_quoted", "div.moz-cite-prefix", "blockquote[type=cite]",
        "#divRplyFwdMsg", "#divRplyFwdMsg ~ *", "#appendonsend", "#appendonsend ~ *", "#mail-editor-reference-message-container", "[name=_MailOriginal] ~ *",
        "div.js-helper.js-readmsg-msg", "div.protonmail_quote", "div.zmail_extra", "div.ya-quoted", "div.moz-signature", "div.gmail_signature", "#Signature", "#ms-outlook-mobile-signature", "#lineBreakAtBeginningOfSignature",
    ];

    /// <summary>Plain text as Markdown that shows it as it was typed.</summary>
    public static string OfPlain(string text)
    {
        var markdown = new StringBuilder(text.Length + 16);
        foreach (var line in text.Split('\n'))
        {
            if (markdown.Length > 0)
                markdown.Append('\n');
            markdown.AppendTypedLine(line);
        }

        return markdown.ToString().Trim('\n');
    }

    /// <summary>HTML as Markdown, without what it quotes.</summary>
    public static string OfHtml(string html)
    {
        if (html.Length > HtmlLimit)
            html = html[..HtmlLimit];
        if (html.Count(character => character == '<') > TagLimit)
            return OfPlain(WordsOf(html));
        var document = new HtmlParser().ParseDocument(html);
        if (document.Body is not { } body || IsTooDeep(body))
            return OfPlain(WordsOf(html));
        foreach (var quoted in body.QuerySelectorAll(string.Join(',', Quotes)).ToList())
            quoted.Remove();
        foreach (var border in body.QuerySelectorAll("div[style]").Where(IsOutlookBorder).ToList())
            RemoveToTheEnd(border);
        var writer = new MarkdownWriter();
        writer.Children(body);
        return writer.ToString();
    }

    // Outlook draws a line over the headers of what it quotes; all that follows is quoted.
    private static bool IsOutlookBorder(IElement element)
    {
        var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return style.Contains("border-top:solid#E1E1E1", StringComparison.OrdinalIgnoreCase) || style.Contains("border-top:solid#B5C4DF", StringComparison.OrdinalIgnoreCase)
            || (style.Contains("border:none;border-top:solid", StringComparison.OrdinalIgnoreCase) && style.Contains("padding:3.0pt", StringComparison.OrdinalIgnoreCase));
    }

    private static void RemoveToTheEnd(IElement border)
    {
        // The line stands in a wrapper of its own.
        var first = border.ParentElement is { } wrapper && wrapper.TextContent.Trim() == border.TextContent.Trim() && wrapper.LocalName != "body" ? wrapper : border;
        while (first.NextSibling is { } next)
            next.Parent?.RemoveChild(next);
        first.Remove();
    }

    private static bool IsTooDeep(IElement body)
    {
        var depth = 0;
        for (INode? node = body; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > DepthLimit)
                    return true;
                node = child;
                continue;
            }

            while (node is not null && node != body && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node is null || node == body ? null : node.NextSibling;
        }

        return false;
    }

    // Without a parser: what is between the tags.
    private static string WordsOf(string html)
    {
        var words = new StringBuilder();
        var inside = false;
        foreach (var character in html)
        {
            if (character is '<' or '>')
            {
                inside = character == '<';
                if (inside && words.Length > 0 && words[^1] != '\n')
                    words.Append('\n');
            }
            else if (!inside)
            {
                words.Append(character);
            }
        }

        return System.Net.WebUtility.HtmlDecode(words.ToString());
    }
}
