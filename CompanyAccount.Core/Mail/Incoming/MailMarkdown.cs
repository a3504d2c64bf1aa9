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

    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "title", "meta", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "form", "button", "select", "textarea", "img", "audio", "video",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tr", "ul", "ol", "li", "blockquote", "pre", "section", "article", "header", "footer", "center", "hr", "address", "dl", "dt", "dd",
    };

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
            AppendLine(markdown, line);
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
        var writer = new Writer();
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

    private static void AppendLine(StringBuilder markdown, string line)
    {
        var start = line.Length - line.TrimStart().Length;
        markdown.Append(line, 0, start);
        var rest = line.AsSpan(start);
        // What would make a heading, a rule or a heading of the line above.
        if (rest.Length > 0 && (rest[0] == '#' || rest[0] == '=' || (rest[0] is '-' or '_' && rest.TrimEnd(rest[0]).Length == 0)))
            markdown.Append('\\');
        AppendEscaped(markdown, rest);
    }

    private static void AppendEscaped(StringBuilder markdown, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is '\\' or '*' or '`' or '[' or '<' or '~')
                markdown.Append('\\');
            markdown.Append(character);
        }
    }

    /// <summary>Writes elements as Markdown; the depth is bounded before.</summary>
    private sealed class Writer
    {
        private readonly StringBuilder _text = new();
        private string _indent = "";

        public void Children(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text)
                    Words(text.Data);
                else if (child is IElement element && !Ignored.Contains(element.LocalName) && !IsHidden(element))
                    Element(element);
            }
        }

        public override string ToString() => string.Join('\n', Lines()).Trim('\n');

        private static bool IsHidden(IElement element) =>
            (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

        // One empty line between paragraphs, however many the HTML made.
        private IEnumerable<string> Lines()
        {
            var empty = false;
            foreach (var line in MailText.Clean(_text.ToString()).Split('\n'))
            {
                var bare = line.TrimEnd();
                if (bare.Length == 0 && empty)
                    continue;
                empty = bare.Length == 0;
                yield return bare;
            }
        }

        private void Element(IElement element)
        {
            switch (element.LocalName)
            {
                case "br":
                    _text.Append('\n').Append(_indent);
                    break;
                case "b" or "strong":
                    Around(element, "**");
                    break;
                case "i" or "em":
                    Around(element, "*");
                    break;
                case "a":
                    Link(element);
                    break;
                case "pre":
                    Block();
                    _text.Append("```\n").Append(element.TextContent.ReplaceLineEndings("\n").Replace("```", "'''", StringComparison.Ordinal).Trim('\n')).Append("\n```");
                    Block();
                    break;
                case "li":
                    Line();
                    _text.Append(element.ParentElement?.LocalName == "ol" ? "1. " : "- ");
                    Indented(element, "  ");
                    break;
                case "blockquote":
                    Quote(element);
                    break;
                case "td" or "th":
                    Children(element);
                    _text.Append(' ');
                    break;
                case var name when Blocks.Contains(name):
                    if (name is "div" or "tr" or "tbody" or "thead")
                        Line();
                    else
                        Block();
                    Children(element);
                    if (name is "div" or "tr" or "tbody" or "thead")
                        Line();
                    else
                        Block();
                    break;
                default:
                    Children(element);
                    break;
            }
        }

        private void Words(string data)
        {
            var atStart = _text.Length == 0 || _text[^1] is '\n' or ' ';
            var words = new StringBuilder();
            foreach (var character in data)
            {
                var one = char.IsWhiteSpace(character) && character != '\u00A0' ? ' ' : character == '\u00A0' ? ' ' : character;
                if (one == ' ' && (words.Length > 0 ? words[^1] == ' ' : atStart))
                    continue;
                words.Append(one);
            }

            if (words.Length == 0)
                return;
            if (_text.Length == 0 || _text[^1] == '\n')
                AppendLine(_text, words.ToString());
            else
                AppendEscaped(_text, words.ToString());
        }

        private void Around(IElement element, string mark)
        {
            var words = element.TextContent.Trim();
            // Marks hold within a line only, and not around links or lines.
            if (words.Length == 0 || element.QuerySelector("br,p,div,li,a,b,strong,i,em,table") is not null)
            {
                Children(element);
                return;
            }

            if (char.IsWhiteSpace(element.TextContent[0]) && _text.Length > 0 && _text[^1] is not ('\n' or ' '))
                _text.Append(' ');
            _text.Append(mark);
            AppendEscaped(_text, string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            _text.Append(mark);
            if (char.IsWhiteSpace(element.TextContent[^1]))
                _text.Append(' ');
        }

        private void Link(IElement element)
        {
            var address = element.GetAttribute("href")?.Trim() ?? "";
            var words = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https") || address.Any(character => character is '<' or '>' or '(' or ')' or '"' || char.IsWhiteSpace(character)))
            {
                Children(element);
                return;
            }

            if (words.Length == 0 || words == address || address.TrimEnd('/') == words.TrimEnd('/'))
            {
                _text.Append('<').Append(target.AbsoluteUri).Append('>');
                return;
            }

            _text.Append('[');
            AppendEscaped(_text, words.Replace("]", ")", StringComparison.Ordinal));
            _text.Append("](").Append(target.AbsoluteUri).Append(')');
        }

        private void Quote(IElement element)
        {
            var inner = new Writer();
            inner.Children(element);
            var quoted = inner.ToString();
            if (quoted.Length == 0)
                return;
            Block();
            _text.Append("> ").Append(quoted.Replace("\n", "\n> ", StringComparison.Ordinal));
            Block();
        }

        private void Indented(IElement element, string more)
        {
            var before = _indent;
            _indent += more;
            Children(element);
            _indent = before;
            Line();
        }

        private void Line()
        {
            if (_text.Length > 0 && _text[^1] != '\n')
                _text.Append('\n').Append(_indent);
        }

        private void Block()
        {
            Line();
            if (_text.Length > 0 && _text.Length > 1 && _text[^2] != '\n')
                _text.Append('\n');
        }
    }
}
