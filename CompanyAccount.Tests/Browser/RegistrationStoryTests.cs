using CompanyAccount.Core.Access;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Browser;

/// <summary>From an activation code to a company with its owner, and from an invitation to a colleague.</summary>
[Collection(BrowserTests.Name)]
public sealed class RegistrationStoryTests(Chromium chromium)
{
    private const string Phrase = "a phrase of several words";

    [Fact]
    public async Task By_keyboard_alone_a_code_becomes_a_company_with_its_owner()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        var page = visitor.Page;
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Зарегистрироваться" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Регистрация" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).FocusAsync();
        foreach (var typed in (string[])["Анна Новая", "anna@new.example", "+7 495 123-45-67", "ООО «Новая»", Phrase, "demo1 newco 2026a 00001"])
        {
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync(typed);
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Проверьте почту" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("check your mail");

        await ConfirmAsync(visitor, portal, "anna@new.example");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Теперь можно войти" })).ToBeVisibleAsync();
        await SignInAsync(visitor, "anna@new.example");
        await visitor.LiveAsync();
        await using var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open();
        var company = await db.Companies.SingleAsync(row => row.Number == 3, TestContext.Current.CancellationToken);
        Assert.Equal(("C-000003", "ООО «Новая»"), (company.DisplayNumber, company.Name));
        Assert.Equal(MemberRole.Owner, (await db.Members.SingleAsync(row => row.CompanyId == company.Id, TestContext.Current.CancellationToken)).Role);
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task A_held_code_leads_to_asking_to_join(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        var page = visitor.Page;
        await page.GotoAsync("/account/register");
        var submit = page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Зарегистрироваться", "Register") });
        await submit.ClickAsync();
        await Assertions.Expect(page.GetByLabel(visitor.Say("ФИО", "Full name"))).ToBeFocusedAsync();
        await visitor.AssertAccessibleAsync("register with faults");
        Assert.False(await visitor.ScrollsSidewaysAsync());

        await page.GetByLabel(visitor.Say("ФИО", "Full name")).FillAsync("Борис Новый");
        await page.GetByLabel("E-mail").FillAsync("boris@romashka.example");
        await page.GetByLabel(visitor.Say("Телефон", "Phone")).FillAsync("+7 495 765-43-21");
        await page.GetByLabel(visitor.Say("Название компании", "Company name")).FillAsync("Ромашка");
        await page.GetByLabel(visitor.Say("Пароль", "Password")).FillAsync(Phrase);
        await page.GetByLabel(visitor.Say("Код активации", "Activation code")).FillAsync("DEMO1-ROMAS-2026A-00001");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await submit.ClickAsync();
        var number = page.GetByLabel(visitor.Say("Номер лицензии", "License number"));
        await Assertions.Expect(number).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel(visitor.Say("ФИО", "Full name"))).ToHaveValueAsync("Борис Новый");
        await visitor.AssertAccessibleAsync("joining");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        await number.FillAsync("LIC-2026-000001");
        await submit.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = visitor.Say("Проверьте почту", "Check your mail") })).ToBeVisibleAsync();

        await ConfirmAsync(visitor, portal, "boris@romashka.example");
        await SignInAsync(visitor, "boris@romashka.example");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(visitor.Say("Вас ещё не одобрил администратор", "has not approved you yet"));
        await visitor.AssertAccessibleAsync("awaiting approval");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("ru", true, 390)]
    [InlineData("en", false, 1440)]
    public async Task The_invited_person_comes_in(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        var token = LinkToken.Create();
        await using (var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open())
        {
            var owner = await db.Members.SingleAsync(row => row.EmailFolded == "owner@vector.example", TestContext.Current.CancellationToken);
            db.Invitations.Add(new(FreshId.Next(), owner.CompanyId, "guest@vector.example", MemberRole.User, false, owner.PersonId, token.Hash, TimeProvider.System.GetUtcNow()));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        var page = visitor.Page;
        await page.GotoAsync($"/account/invitation?token={token.Value}");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("guest@vector.example");
        await visitor.AssertAccessibleAsync("invitation");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        await page.GetByLabel(visitor.Say("ФИО", "Full name")).FillAsync("Гость Званый");
        await page.GetByLabel(visitor.Say("Телефон", "Phone")).FillAsync("+7 495 765-43-21");
        await page.GetByLabel(visitor.Say("Пароль", "Password")).FillAsync(Phrase);
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Принять приглашение", "Accept the invitation") }).ClickAsync();
        await visitor.LiveAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static async Task ConfirmAsync(Visitor visitor, PortalProcess portal, string email)
    {
        var mail = (await LetterBox.ReadAllAsync(portal)).Last(letter => letter.To.Mailboxes.Single().Address == email);
        var link = mail.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/account/confirm-email?", StringComparison.Ordinal));
        await visitor.Page.GotoAsync(new Uri(link).PathAndQuery);
        await visitor.AssertAccessibleAsync("confirm the address");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Подтвердить адрес", "Confirm the address") }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/account/sign-in?notice=*");
    }

    private static async Task SignInAsync(Visitor visitor, string email)
    {
        await visitor.Page.GetByLabel(visitor.Say("Электронная почта", "E-mail")).FillAsync(email);
        await visitor.Page.GetByLabel(visitor.Say("Пароль", "Password"), new() { Exact = true }).FillAsync(Phrase);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Войти", "Sign in"), Exact = true }).ClickAsync();
    }
}
