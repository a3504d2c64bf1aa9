using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CompanyAccount.Blazor.Texts;

/// <summary>MudBlazor's own texts in Russian: those of the components in use. What is missing stays English, and so must not be used.</summary>
internal sealed class MudTexts : MudLocalizer
{
    private static readonly Dictionary<string, string> Russian = new()
    {
        ["MudInput_Clear"] = "Очистить",
        ["MudInput_Increment"] = "Увеличить",
        ["MudInput_Decrement"] = "Уменьшить",
        ["Clear"] = "Очистить",
        ["MudSnackbar_Close"] = "Закрыть",
        ["MudAlert_Close"] = "Закрыть",
        ["MudDialog_Close"] = "Закрыть",
    };

    public override LocalizedString this[string key] =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" && Russian.TryGetValue(key, out var text)
            ? new(key, text)
            : new(key, key, resourceNotFound: true);
}
