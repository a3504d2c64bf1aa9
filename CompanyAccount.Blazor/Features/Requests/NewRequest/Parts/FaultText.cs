using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Outcomes;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest.Parts;

/// <summary>What is wrong with a field of the wizard, in words: an empty field is told what it wants.</summary>
internal static class FaultText
{
    public static string Of(FieldFault fault, IStringLocalizer<WizardTexts> wizard, IStringLocalizer<RefusalTexts> refusals) =>
        fault.Fault is Fault.Required ? wizard[$"Missing_{fault.Field}"] : refusals.Of(fault);
}
