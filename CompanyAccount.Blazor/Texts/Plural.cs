using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Texts;

/// <summary>A count with its noun: «1 запрос», «2 запроса», «5 запросов».</summary>
public static class Plural
{
    /// <summary>The text under <paramref name="key"/> + <c>_one</c>, <c>_few</c> or <c>_many</c>, with the count as placeholder 0. English uses <c>_one</c> and <c>_many</c>.</summary>
    public static string Count(this IStringLocalizer texts, string key, int count)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts[$"{key}_{FormOf(count, CultureInfo.CurrentUICulture)}", count];
    }

    internal static string FormOf(int count, CultureInfo culture)
    {
        var number = Math.Abs(count);
        if (culture.TwoLetterISOLanguageName != "ru")
            return number == 1 ? "one" : "many";
        return (number % 10, number % 100) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (12 or 13 or 14)) => "few",
            _ => "many",
        };
    }
}
