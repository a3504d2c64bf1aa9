using System.Text;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>How a person shows that they are of a company whose activation code they have: by what stands on the license certificate (guide, block 5).</summary>
public static class JoiningDetails
{
    /// <summary>The longest license number looked at, in characters.</summary>
    public const int LicenseNumberLimit = 64;

    /// <summary>Whether both fit. Case, spaces, quotes and dashes are forgiven; a missing legal form is not.</summary>
    /// <param name="license">The license number as kept, and as typed.</param>
    /// <param name="company">The company's name as kept, and as typed.</param>
    public static bool Fit((string Kept, string? Typed) license, (string Kept, string? Typed) company) =>
        IsSame(license.Kept, license.Typed) & IsSame(company.Kept, company.Typed);

    private static bool IsSame(string kept, string? typed) => CoreOf(kept) is { Length: > 0 } core && core == CoreOf(typed ?? "");

    private static string CoreOf(string text)
    {
        var core = new StringBuilder(text.Length);
        foreach (var rune in FieldText.Fold(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                core.Append(rune);
        }

        return core.ToString();
    }
}
