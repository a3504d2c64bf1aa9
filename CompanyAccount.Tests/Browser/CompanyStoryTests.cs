using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>A company runs itself: from one activation code to people who come and go, each seeing what is theirs, live.</summary>
[Collection(BrowserTests.Name)]
public sealed class CompanyStoryTests(Chromium chromium)
{
    private const string Phrase = "a phrase of several words";

    [Fact]
    public async Task An_owner_registers_invites_promotes_and_a_removed_person_is_out_at_once()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var owner = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await using var second = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, "en", 390, dark: true);
        await using var third = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await RegisterAsync(owner, portal);

        await InviteAsync(owner, "second@new.example");
        await AcceptAsync(second, portal, "second@new.example", "Second Person");
        Assert.Equal(404, (await second.GoAsync("/users"))!.Status);
        await second.GoAsync("/company");
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "ООО «Новая»", Level = 1 })).ToBeVisibleAsync();
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "Delete the company's account" })).ToHaveCountAsync(0);
        await second.AssertAccessibleAsync("company of a user");
        Assert.False(await second.ScrollsSidewaysAsync());

        // The owner's open list shows the newcomer by itself, and the newcomer's open page the new rights.
        var row = RowOf(owner, "second@new.example");
        await row.GetByRole(AriaRole.Button, new() { Name = "Изменить" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Сделать администратором" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Администратор");
        await Expect(second.Page.GetByRole(AriaRole.Link, new() { Name = "Manage users" })).ToBeVisibleAsync();

        await second.GoAsync("/users");
        await InviteAsync(second, "third@new.example");
        await AcceptAsync(third, portal, "third@new.example", "Третий Человек");
        await third.GoAsync("/requests");
        await Expect(RowOf(second, "third@new.example")).ToBeVisibleAsync();

        // Who is removed loses the open page; who removes sees the row go.
        await row.GetByRole(AriaRole.Button, new() { Name = "Изменить" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Удалить" }).ClickAsync();
        await row.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = "Удалить" }).ClickAsync();
        await second.Page.WaitForURLAsync("**/account/sign-in?notice=ended");
        await Expect(row).ToHaveCountAsync(0);
        await Expect(RowOf(owner, "third@new.example")).ToBeVisibleAsync();
        Assert.Empty(owner.Complaints);
        Assert.Empty(third.Complaints);
    }

    [Theory]
    [InlineData("ru", true, 390)]
    [InlineData("en", false, 1440)]
    public async Task Licenses_are_added_by_administrators_and_a_conflict_leads_to_a_request(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var admin = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await using var user = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await user.SignInAsync("user@romashka.example");
        await user.GoAsync("/licenses");
        await Expect(user.Page.GetByText("LIC-2026-000001")).ToBeVisibleAsync();
        await Expect(user.Page.GetByText("•••••")).ToHaveCountAsync(0);
        await Expect(user.Page.GetByLabel(user.Say("Код активации", "Activation code"))).ToHaveCountAsync(0);

        await admin.SignInAsync("admin@romashka.example");
        await admin.GoAsync("/licenses");
        await admin.AssertAccessibleAsync("licenses");
        Assert.False(await admin.ScrollsSidewaysAsync());
        var add = admin.Page.GetByRole(AriaRole.Button, new() { Name = admin.Say("Добавить лицензию", "Add license") });
        var code = admin.Page.GetByRole(AriaRole.Textbox, new() { Name = admin.Say("Код активации", "Activation code") });
        await code.FillAsync("demo1 newco 2026a 00001");
        await add.ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "LIC-2026-000003" })).ToBeVisibleAsync();
        await Expect(user.Page.GetByText("LIC-2026-000003")).ToBeVisibleAsync();
        await admin.Page.Locator("[data-license='LIC-2026-000003']").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(admin.Page.GetByText("DEMO1-NEWCO-2026A-00001")).ToBeVisibleAsync();

        await code.FillAsync("DEMO1-VECTO-2026A-00001");
        await add.ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = admin.Say("Создать запрос о конфликте лицензии", "Open a request about the license conflict") }).ClickAsync();
        var submit = admin.Page.GetByRole(AriaRole.Button, new() { Name = admin.Say("Отправить запрос", "Submit request") });
        await Expect(submit).ToBeEnabledAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Radio, new() { Name = admin.Say("Конфликт лицензии", "License conflict") })).ToBeCheckedAsync();
        await admin.AssertAccessibleAsync("question about the portal");
        Assert.False(await admin.ScrollsSidewaysAsync());
        await submit.ClickAsync();
        await admin.Page.WaitForURLAsync("**/requests/R-*");
        await Expect(admin.Page.GetByText(admin.Say("Вопрос по CompanyAccount", "CompanyAccount question"))).ToHaveCountAsync(1);
        Assert.Empty(admin.Complaints);
    }

    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task An_operator_imports_licenses_and_finds_companies(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await visitor.SignInAsync("operator@vendor.example");
        await visitor.GoAsync("/admin/licenses/import");
        await Expect(visitor.Page.Locator("#import-file")).ToBeEnabledAsync();
        var text = "number;code;product;seats;valid from;valid to\nLIC-77;AAAAA-BBBBB-CCCCC-00077;kes-windows;5;2026-01-01;2030-01-01\nLIC-78;нет;kes-windows;5;2026-01-01;2030-01-01\n"u8.ToArray();
        await visitor.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "licenses.csv", MimeType = "text/csv", Buffer = text });
        await Expect(visitor.Page.GetByText(visitor.Say("Строка 3", "Line 3"))).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("import report");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Скачать отчёт (CSV)", "Download the report (CSV)") }).ClickAsync());
        Assert.Equal("licenses-report.csv", download.SuggestedFilename);

        await visitor.GoAsync("/admin/licenses?q=LIC-77");
        await Expect(visitor.Page.Locator("[data-license='LIC-77']")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("issued licenses");
        await visitor.GoAsync("/admin/companies");
        await visitor.AssertAccessibleAsync("companies");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ромашка" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Ромашка", Level = 1 })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("a company for operators");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_deleted_company_is_out_at_once_and_in_again_when_it_is_restored()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var owner = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await using var user = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await using var vendor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await user.SignInAsync("user@vector.example");
        await user.GoAsync("/requests");
        await owner.SignInAsync("owner@vector.example");
        await owner.GoAsync("/company");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Удалить…" }).ClickAsync();
        await owner.Page.Locator("#delete-name").FillAsync("Вектор");
        await owner.Page.Locator("#delete-password").FillAsync(Visitor.Password);
        await owner.AssertAccessibleAsync("company about to be deleted");
        await owner.Page.Locator(".danger-zone button[type=submit]").ClickAsync();
        await owner.Page.WaitForURLAsync("**/account/sign-in?notice=company-deleted");
        await user.Page.WaitForURLAsync("**/account/sign-in?notice=company-deleted");

        await vendor.SignInAsync("operator@vendor.example");
        await vendor.GoAsync("/admin/companies?deleted=true");
        await vendor.Page.GetByRole(AriaRole.Link, new() { Name = "Вектор" }).ClickAsync();
        await vendor.Page.GetByRole(AriaRole.Button, new() { Name = "Восстановить компанию" }).ClickAsync();
        await Expect(vendor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Компания восстановлена" })).ToBeVisibleAsync();
        await user.SignInAsync("user@vector.example");
        await user.LiveAsync();
    }

    private static async Task RegisterAsync(Visitor owner, PortalProcess portal)
    {
        var page = owner.Page;
        await page.GotoAsync("/account/register");
        await page.GetByLabel("ФИО").FillAsync("Анна Новая");
        await page.GetByLabel("E-mail").FillAsync("anna@new.example");
        await page.GetByLabel("Телефон").FillAsync("+7 495 123-45-67");
        await page.GetByLabel("Название компании").FillAsync("ООО «Новая»");
        await page.GetByLabel("Пароль").FillAsync(Phrase);
        await page.GetByLabel("Код активации").FillAsync("DEMO1-NEWCO-2026A-00001");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрироваться" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Проверьте почту" })).ToBeVisibleAsync();
        await page.GotoAsync(await LinkAsync(portal, "anna@new.example", "/account/confirm-email?"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Подтвердить адрес" }).ClickAsync();
        await page.GetByLabel("Электронная почта").FillAsync("anna@new.example");
        await page.GetByLabel("Пароль", new() { Exact = true }).FillAsync(Phrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).ClickAsync();
        await owner.LiveAsync();
        await owner.GoAsync("/users");
    }

    private static async Task InviteAsync(Visitor inviter, string email)
    {
        var field = inviter.Page.GetByLabel(inviter.Say("Ввести e-mail", "Enter e-mail"));
        await Expect(field).ToBeEnabledAsync();
        await field.FillAsync(email);
        await inviter.Page.GetByRole(AriaRole.Button, new() { Name = inviter.Say("Отправить приглашение", "Send invitation") }).ClickAsync();
        await Expect(inviter.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = email })).ToBeVisibleAsync();
    }

    private static async Task AcceptAsync(Visitor guest, PortalProcess portal, string email, string name)
    {
        var page = guest.Page;
        await page.GotoAsync(await LinkAsync(portal, email, "/account/invitation?"));
        await page.GetByLabel(guest.Say("ФИО", "Full name")).FillAsync(name);
        await page.GetByLabel(guest.Say("Телефон", "Phone")).FillAsync("+7 495 765-43-21");
        await page.GetByLabel(guest.Say("Пароль", "Password")).FillAsync(Phrase);
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = guest.Say("Принять приглашение", "Accept the invitation") }).ClickAsync();
        await guest.LiveAsync();
    }

    private static ILocator RowOf(Visitor visitor, string email) => visitor.Page.Locator($"[data-person='{email}']");

    private static async Task<string> LinkAsync(PortalProcess portal, string email, string path)
    {
        var letters = await LetterBox.ReadAllAsync(portal);
        var text = letters.Last(letter => letter.To.Mailboxes.Single().Address == email).TextBody!;
        return new Uri(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains(path, StringComparison.Ordinal))).PathAndQuery;
    }
}
