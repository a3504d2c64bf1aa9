using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Browser;

[Collection(BrowserPageTests.Name)]
public sealed class AccountPagesTests(Chromium chromium, SharedPortal shared)
{
    [Theory]
    [InlineData("ru", true)]
    [InlineData("en", false)]
    public async Task Every_account_page_is_accessible_and_fits(string language, bool dark)
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language, dark: dark);
        foreach (var path in (string[])["/account/sign-in", "/account/forgot-password", "/account/reset-password", "/account/register", "/account/confirm-email", "/account/invitation", "/account/access-denied", "/error", "/dev/mail"])
        {
            await visitor.Page.GotoAsync(path);
            await visitor.AssertFitsEveryWidthAsync(path);
        }

        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Войти", "Sign in"), Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#Email")).ToBeFocusedAsync();
        await visitor.AssertFitsEveryWidthAsync("sign-in with faults");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task One_signs_in_by_keyboard_alone()
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.Page.GotoAsync("/account/sign-in?returnUrl=%2Frequests");
        var keyboard = visitor.Page.Keyboard;
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).FocusAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("viewer@romashka.example");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("not it");
        await keyboard.PressAsync("Enter");
        // After a refusal the password is what is typed next.
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Адрес или пароль не подходят.");
        await Assertions.Expect(visitor.Page.GetByLabel("Пароль", new() { Exact = true })).ToBeFocusedAsync();
        await keyboard.TypeAsync(Visitor.Password);
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        await Assertions.Expect(visitor.Page.GetByLabel("Запомнить меня")).ToBeCheckedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/requests");
        await visitor.LiveAsync();
    }

    [Fact]
    public async Task The_skip_link_leads_into_the_page_it_stands_on()
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.Page.GotoAsync("/account/forgot-password");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Перейти к содержанию" }).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("main")).ToBeFocusedAsync();
        Assert.Equal("/account/forgot-password", new Uri(visitor.Page.Url).AbsolutePath);

        await visitor.SignInAsync("viewer@romashka.example");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Перейти к содержанию" }).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("main")).ToBeFocusedAsync();
        Assert.Equal("/requests", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_the_link_of_the_mail()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        var page = visitor.Page;
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Забыли пароль?" }).ClickAsync();
        // Both pages ask for the address: only the second one's is meant.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Новый пароль" })).ToBeVisibleAsync();
        await page.GetByLabel("Электронная почта").FillAsync("user@vector.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ссылку" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Проверьте почту" })).ToBeVisibleAsync();

        await Bench.Eventually.TrueAsync(() => Task.FromResult(Directory.Exists(portal.MailFolder) && Directory.GetFiles(portal.MailFolder, "*.eml").Length > 0), () => portal.Output);
        await page.GotoAsync("/dev/mail");
        await page.GetByRole(AriaRole.Link, new() { Name = "CompanyAccount: смена пароля" }).ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Name = "Смена пароля" })).ToBeVisibleAsync();
        // No script runs inside the frame, so axe would wait there for ever; the page around it is looked at without it.
        await page.Locator("iframe").EvaluateAsync("frame => frame.remove()");
        await visitor.AssertAccessibleAsync("a mail");
        var link = await page.Locator(".mail-text a").GetAttributeAsync("href");
        // The link leads to the address that people type, which is not this process's.
        await page.GotoAsync(new Uri(link!).PathAndQuery);
        await visitor.AssertAccessibleAsync("new password");
        await page.GetByLabel("Новый пароль", new() { Exact = true }).FillAsync("a phrase of several words");
        await page.GetByLabel("Новый пароль ещё раз").FillAsync("a phrase of several words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить пароль" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Пароль изменён" })).ToBeVisibleAsync();
        await page.GetByLabel("Электронная почта").FillAsync("user@vector.example");
        await page.GetByLabel("Пароль", new() { Exact = true }).FillAsync("a phrase of several words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).ClickAsync();
        await visitor.LiveAsync();
        Assert.Empty(visitor.Complaints);
    }
}
