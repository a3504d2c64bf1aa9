using System.Text;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Text that is not meant as Markdown, in Markdown.</summary>
internal static class TypedText
{
    /// <summary>Adds a line that shows as it was typed.</summary>
    public static void AppendTypedLine(this StringBuilder markdown, string line)
    {
        var start = line.Length - line.TrimStart().Length;
        markdown.Append(line, 0, start);
        var rest = line.AsSpan(start);
        // What would make a heading, a rule or a heading of the line above.
        if (rest.Length > 0 && (rest[0] == '#' || rest[0] == '=' || (rest[0] is '-' or '_' && rest.TrimEnd(rest[0]).Length == 0)))
            markdown.Append('\\');
        markdown.AppendTyped(rest);
    }

    /// <summary>Adds words within a line that show as they were typed.</summary>
    public static void AppendTyped(this StringBuilder markdown, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is '\\' or '*' or '`' or '[' or '<' or '~')
                markdown.Append('\\');
            markdown.Append(character);
        }
    }
}
