using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Host;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Browser;

[Collection(BrowserPageTests.Name)]
public sealed class SecurityPageTests(Chromium chromium)
{
    [Fact]
    public async Task An_app_is_set_up_and_asked_for_at_the_next_sign_in()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        var page = visitor.Page;
        await visitor.SignInAsync("user@vector.example");
        await page.GotoAsync("/profile/security");
        await visitor.AssertAccessibleAsync("security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Настроить приложение" }).ClickAsync();
        await page.GetByRole(AriaRole.Img, new() { Name = "QR-код для приложения-аутентификатора" }).WaitForAsync();
        await visitor.AssertAccessibleAsync("set up");
        var key = await page.Locator("#authenticator-key").InnerTextAsync();
        await page.GetByLabel("Код из приложения").FillAsync(OneTimeCode.Now(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Включить", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#recovery-codes li")).ToHaveCountAsync(10);
        await visitor.AssertAccessibleAsync("recovery codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Я сохранил коды, продолжить" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Осталось 10 кодов восстановления.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Меню" }).Or(page.Locator("button.person")).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await page.GetByLabel("Электронная почта").FillAsync("user@vector.example");
        await page.GetByLabel("Пароль", new() { Exact = true }).FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Второй шаг входа" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("second step");
        await page.GetByLabel("Код из приложения").FillAsync(OneTimeCode.Now(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Продолжить" }).ClickAsync();
        await visitor.LiveAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in()
    {
        await using var portal = await PortalProcess.StartAsync();
        // Passkeys belong to a name, not to a number.
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var page = visitor.Page;
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await visitor.SignInAsync("user@vector.example");
        await page.GotoAsync("/profile/security");
        await page.Locator("#passkey-name").FillAsync("Рабочий ноутбук");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить ключ доступа" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ключ доступа добавлен.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Удалить Рабочий ноутбук" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("with a passkey");

        await page.GetByText("Переименовать").ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Название" }).First.FillAsync("Домашний ноутбук");
        await visitor.AssertAccessibleAsync("renaming a passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ключ доступа переименован.")).ToBeVisibleAsync();

        await page.Locator("button.person").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти с ключом доступа" }).ClickAsync();
        await visitor.LiveAsync();

        // Removed here, it opens the door no more, though the device still has it.
        await page.GotoAsync("/profile/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить Домашний ноутбук" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ключ доступа удалён.")).ToBeVisibleAsync();
        await page.Locator("button.person").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти с ключом доступа" }).ClickAsync();
        await Assertions.Expect(page.GetByText("С этим ключом доступа войти не удалось.")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Who_is_signed_out_from_elsewhere_is_led_out_of_an_open_page()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var here = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await using var there = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await here.SignInAsync("user@vector.example");
        await there.SignInAsync("user@vector.example");
        await here.Page.GotoAsync("/profile/security");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Завершить все остальные" }).ClickAsync();
        await Assertions.Expect(here.Page.GetByText("Готово: вход там завершён.")).ToBeVisibleAsync();
        await there.Page.WaitForURLAsync("**/account/sign-in?notice=ended", new() { Timeout = 5_000 });
        Assert.Empty(there.Complaints);
    }

    [Fact]
    public async Task A_demanded_second_factor_leads_open_pages_to_where_it_is_set_up()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var owner = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await using var user = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await user.SignInAsync("user@vector.example");
        await owner.SignInAsync("owner@vector.example");
        await owner.GoAsync("/company");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Требовать второй фактор…" }).ClickAsync();
        await owner.AssertAccessibleAsync("asked before it is demanded");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Требовать второй фактор", Exact = true }).ClickAsync();
        foreach (var visitor in (Visitor[])[user, owner])
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Настройте второй фактор" })).ToBeVisibleAsync();
        await user.AssertAccessibleAsync("demanded");
        await user.Page.GotoAsync("/requests");
        Assert.StartsWith("/account/set-up-second-factor", new Uri(user.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }
}
