using System.Text;

namespace CompanyAccount.Core.Outcomes;

/// <summary>Text typed into a field: what is wrong with it, and how search sees it.</summary>
public static class FieldText
{
    /// <summary>How many times as long a text may become by folding: one ligature may become eighteen letters.</summary>
    public const int FoldedGrowth = 18;

    /// <summary>What is wrong with a text, or <see langword="null"/>.</summary>
    /// <param name="field">The form's property.</param>
    /// <param name="text">The text as typed.</param>
    /// <param name="limit">The longest text taken, in characters.</param>
    /// <param name="singleLine">Whether line ends are control characters too, as in a subject, which becomes a mail's header.</param>
    public static FieldFault? FaultOf(string field, string? text, int limit, bool singleLine = false)
    {
        if (text?.Length > limit)
            return new(field, Fault.TooLong, [limit, text.Length]);
        if (string.IsNullOrWhiteSpace(text))
            return new(field, Fault.Required, []);
        return HasControlCharacters(text, singleLine) ? new(field, Fault.ControlCharacters, []) : null;
    }

    /// <summary>Lower case, ё as е, so that a search finds what a person means on every database.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Half of a surrogate pair cannot be normalized.
        var whole = HasUnpairedSurrogate(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('ё', 'е');
    }

    /// <summary>What a person searches for, as it can be looked for: folded, cut, and without the characters that no kept text holds and no database takes.</summary>
    /// <param name="typed">The search as typed, or as a URL holds it.</param>
    /// <param name="limit">The longest search looked at, in characters.</param>
    public static string SearchOf(string typed, int limit)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var kept = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > limit)
                break;
            if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar)
                kept.Append(rune);
        }

        return Fold(kept.ToString().Trim());
    }

    private static bool HasControlCharacters(string text, bool singleLine)
    {
        foreach (var character in text)
        {
            var lineEnd = character is '\n' or '\r' or '\t';
            if (char.IsControl(character) && (singleLine || !lineEnd))
                return true;
            // An unpaired surrogate can be stored by no database as UTF-8; the right-to-left overrides make a text read as another.
            if (character is '\u202A' or '\u202B' or '\u202D' or '\u202E' or '\u2066' or '\u2067' or '\u2068')
                return true;
        }

        return HasUnpairedSurrogate(text);
    }

    private static bool HasUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
