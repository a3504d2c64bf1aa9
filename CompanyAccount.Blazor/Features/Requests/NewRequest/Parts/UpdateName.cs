using CompanyAccount.Blazor.Texts;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest.Parts;

/// <summary>The recommended update as the reader calls it: the catalog names distributions in English.</summary>
internal static class UpdateName
{
    private const string Reissued = "re-issued distribution ";

    public static string Of(string update, IStringLocalizer<WizardTexts> texts) =>
        update.StartsWith(Reissued, StringComparison.Ordinal) ? texts["Update_Reissued", update[Reissued.Length..]] : update;
}
