using System.Text;

namespace CompanyAccount.Core.Access;

/// <summary>A phone number as people write it: it is read and dialled by people, so only what can be none is refused.</summary>
public static class PhoneNumber
{
    /// <summary>The longest number taken, in characters: an extension included.</summary>
    public const int Limit = 40;

    private const int FewestDigits = 5;
    private const int MostDigits = 20;

    /// <summary>The number with single spaces and plain dashes, or <see langword="null"/> for what can be none.</summary>
    /// <param name="typed">The text as typed.</param>
    public static string? Parse(string? typed)
    {
        // Half of a surrogate pair cannot even be normalized.
        if (typed is null || typed.Length > Limit || typed.Any(char.IsSurrogate))
            return null;
        var kept = new StringBuilder(typed.Length);
        var digits = 0;
        foreach (var character in typed.Normalize(NormalizationForm.FormKC).Trim())
        {
            if (char.IsAsciiDigit(character))
                digits++;
            var taken = char.IsWhiteSpace(character) ? ' '
                : char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.DashPunctuation ? '-'
                : character;
            if (!char.IsAsciiDigit(taken) && !(taken is '+' && kept.Length == 0) && !char.IsLetter(taken) && taken is not (' ' or '-' or '(' or ')' or '.' or ',' or '#' or '*'))
                return null;
            if (taken is not ' ' || kept[^1] is not ' ')
                kept.Append(taken);
        }

        return digits is >= FewestDigits and <= MostDigits ? kept.ToString() : null;
    }
}
