using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Texts;

/// <summary>Lengths of files in words: «340 КБ», «1,2 ГБ». Counted in 1024s, as file managers do.</summary>
public static class FileSizes
{
    /// <summary>Keys of the units, smallest first; the browser's script counts in them too.</summary>
    public static IReadOnlyList<string> Units { get; } = ["Size_B", "Size_KB", "Size_MB", "Size_GB"];

    /// <summary>A length; below ten of a unit with one decimal.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="bytes">The length in bytes.</param>
    public static string Size(this IStringLocalizer<FileTexts> texts, long bytes)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1024 && unit < Units.Count - 1; unit++)
            value /= 1024;
        return texts[Units[unit], value.ToString(unit > 0 && value < 10 ? "0.#" : "0", CultureInfo.CurrentCulture)];
    }
}
