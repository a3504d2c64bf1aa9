using System.Text;

namespace CompanyAccount.Core.Mail;

/// <summary>Text for a header: people's names and subjects must not begin a header of their own, nor turn the line around.</summary>
internal static class OneLine
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isVisible = !Rune.IsControl(rune) && rune.Value is not (0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));
            if (isVisible && !Rune.IsWhiteSpace(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The same, cut at so many characters, though never within one.</summary>
    public static string Of(string text, int limit)
    {
        var line = Of(text);
        if (line.Length <= limit)
            return line;
        return line[..(char.IsHighSurrogate(line[limit - 1]) ? limit - 1 : limit)];
    }
}
