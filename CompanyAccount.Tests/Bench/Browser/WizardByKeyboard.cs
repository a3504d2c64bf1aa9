using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>The wizard as a person goes through it who has a keyboard only; in Russian.</summary>
public sealed class WizardByKeyboard(Visitor visitor)
{
    private readonly Keys _keys = new(visitor);
    private readonly WizardPage _wizard = new(visitor);

    /// <summary>From an empty wizard to the request that it made.</summary>
    public async Task SubmitAsync(string subject, string description)
    {
        await PickAsync(WizardPage.Fields.Area, "почты", "Защита почты и совместной работы");
        await PickAsync(WizardPage.Fields.Product, "ksmg", "Kaspersky Secure Mail Gateway");
        await PickAsync(WizardPage.Fields.Version, "2.0.1", "2.0.1");
        await _keys.PressAsync(_wizard.Next);
        await Expect(_wizard.Step("Критичность и тип", "")).ToBeFocusedAsync();
        await _keys.ReachAsync(_wizard.Radio("1 —", ""));
        await _keys.PressAsync("ArrowDown");
        await _keys.PressAsync("ArrowDown");
        await Expect(_wizard.Radio("3 —", "")).ToBeCheckedAsync();
        var system = _wizard.Choice(WizardPage.Fields.System.Item1, "");
        await _keys.ReachAsync(system);
        await _keys.PressAsync("ArrowDown");
        await _keys.PressAsync("Enter");
        await Expect(system).Not.ToHaveValueAsync("");
        await PickAsync(WizardPage.Fields.Type, "производит", "Производительность");
        await PickAsync(WizardPage.Fields.Subtype, "замедл", "Замедление при работе приложения");
        await _keys.PressAsync(_wizard.Next);
        await _keys.WriteAsync(_wizard.Subject, subject);
        await _keys.WriteAsync(_wizard.Description, description);
        await _keys.PressAsync(_wizard.Next);
        await _keys.PressAsync(_wizard.Submit);
        await visitor.Page.WaitForURLAsync(WizardPage.CreatedUrl());
    }

    private async Task PickAsync((string, string) field, string search, string option)
    {
        var choice = _wizard.Choice(field.Item1, field.Item2);
        await _keys.WriteAsync(choice, search);
        await Expect(visitor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await _keys.PressAsync("ArrowDown");
        await _keys.PressAsync("Enter");
        await Expect(choice).ToHaveValueAsync(option);
    }
}
