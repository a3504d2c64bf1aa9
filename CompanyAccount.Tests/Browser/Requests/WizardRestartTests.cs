using CompanyAccount.Tests.Bench.Browser;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser.Requests;

[Collection(BrowserTests.Name)]
public sealed class WizardRestartTests(Chromium chromium)
{
    [Fact]
    public async Task What_is_typed_while_the_server_is_down_survives_its_restart()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await visitor.SignInAsync("user@romashka.example");
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        await wizard.FillToTextsAsync();
        await wizard.Subject.FillAsync("До перезапуска");
        await wizard.Description.FocusAsync();
        await Expect(wizard.Saved).ToBeVisibleAsync();

        await portal.KillAsync();
        await Expect(visitor.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await wizard.Description.PressSequentiallyAsync("Набрано, пока сервер лежал");
        await portal.StartAgainAsync();

        // The page comes back by itself: the old circuit is gone, the sign-in is not.
        await Expect(visitor.Page.GetByText("Мы нашли ваш черновик")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await wizard.ReadyAsync();
        await Expect(wizard.Subject).ToHaveValueAsync("До перезапуска");
        await Expect(wizard.Description).ToHaveValueAsync("Набрано, пока сервер лежал");
        await wizard.Next.ClickAsync();
        await Expect(wizard.Submit).ToBeEnabledAsync();
    }
}
