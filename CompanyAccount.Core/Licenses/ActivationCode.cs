using System.Text;

namespace CompanyAccount.Core.Licenses;

/// <summary>An activation code: four groups of five Latin letters or digits, such as <c>DEMO1-NEWCO-2026A-00001</c> (guide, block 4).</summary>
public readonly record struct ActivationCode
{
    private const int GroupLength = 5;
    private const int Length = 4 * GroupLength;

    /// <summary>The longest text looked at, in characters: a code with a space between any two letters, and more.</summary>
    private const int TypedLimit = 100;

    // Letters of the Russian keyboard that look like Latin ones: who types a code from paper cannot see the difference.
    private const string Cyrillic = "АВЕКМНОРСТУХЁІЈЅ";
    private const string Latin = "ABEKMHOPCTYXEIJS";

    private ActivationCode(string text) => Text = text;

    /// <summary>The code as it is kept: upper case, groups joined by dashes.</summary>
    public string Text { get; }

    /// <summary>The code as it is shown until somebody asks for it: <c>•••••-•••••-•••••-00001</c>.</summary>
    public string Masked => Mask(Text);

    /// <summary>A kept code as it is shown until somebody asks for it.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > GroupLength ? "•••••-•••••-•••••-" + text[^GroupLength..] : "•••••";
    }

    /// <summary>Reads what a person typed: case, spaces, dashes of every kind and Cyrillic look-alikes are forgiven.</summary>
    /// <returns>The code, or <see langword="null"/> for what can be none.</returns>
    public static ActivationCode? Parse(string? typed)
    {
        // Half of a surrogate pair cannot even be normalized.
        if (typed is null || typed.Length > TypedLimit || typed.Any(char.IsSurrogate))
            return null;
        var kept = new StringBuilder(Length + 3);
        var count = 0;
        foreach (var character in typed.Normalize(NormalizationForm.FormKC))
        {
            if (IsFiller(character))
                continue;
            var upper = char.ToUpperInvariant(character);
            var look = Cyrillic.IndexOf(upper, StringComparison.Ordinal);
            if (look >= 0)
                upper = Latin[look];
            if (!char.IsAsciiLetterOrDigit(upper) || count == Length)
                return null;
            if (count > 0 && count % GroupLength == 0)
                kept.Append('-');
            kept.Append(upper);
            count++;
        }

        return count == Length ? new(kept.ToString()) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";

    private static bool IsFiller(char character) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.DashPunctuation or System.Globalization.UnicodeCategory.Format
        || character is '_' or '.' or '\u2212';
}
