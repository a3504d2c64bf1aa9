using System.Text;
using AngleSharp.Dom;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Writes elements as Markdown; the depth is bounded before.</summary>
internal sealed class MarkdownWriter
{
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "title", "meta", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "form", "button", "select", "textarea", "img", "audio", "video",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "section", "article", "header", "footer", "center", "hr", "address", "dl", "dt", "dd",
    };

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
            case "div" or "tr" or "tbody" or "thead":
                Line();
                Children(element);
                Line();
                break;
            case var name when Blocks.Contains(name):
                Block();
                Children(element);
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
            var one = char.IsWhiteSpace(character) ? ' ' : character;
            if (one == ' ' && (words.Length > 0 ? words[^1] == ' ' : atStart))
                continue;
            words.Append(one);
        }

        if (words.Length == 0)
            return;
        if (_text.Length == 0 || _text[^1] == '\n')
            _text.AppendTypedLine(words.ToString());
        else
            _text.AppendTyped(words.ToString());
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
        _text.AppendTyped(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
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
        _text.AppendTyped(words.Replace("]", ")", StringComparison.Ordinal));
        _text.Append("](").Append(target.AbsoluteUri).Append(')');
    }

    private void Quote(IElement element)
    {
        var inner = new MarkdownWriter();
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
        if (_text.Length > 1 && _text[^2] != '\n')
            _text.Append('\n');
    }
}
