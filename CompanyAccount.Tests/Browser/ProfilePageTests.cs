using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>A person keeps their own account.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class ProfilePageTests(Chromium chromium)
{
    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task A_person_changes_name_and_zone_password_and_address(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        var page = visitor.Page;
        await visitor.SignInAsync("viewer@romashka.example");
        await page.GotoAsync("/profile");
        await visitor.AssertAccessibleAsync("profile");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        await page.GetByLabel(visitor.Say("ФИО", "Full name")).FillAsync("Виктор Новый");
        await page.GetByLabel(visitor.Say("Часовой пояс", "Time zone")).FillAsync("Asia/Nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Сохранить", "Save") }).ClickAsync();
        await Expect(page.GetByLabel(visitor.Say("Часовой пояс", "Time zone"))).ToBeFocusedAsync();
        await visitor.AssertAccessibleAsync("profile with a fault");
        await page.GetByLabel(visitor.Say("Часовой пояс", "Time zone")).FillAsync("Asia/Vladivostok");
        await page.GetByLabel(visitor.Say("Язык страниц и писем", "Language of pages and mail")).SelectOptionAsync(language);
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Сохранить", "Save") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = visitor.Say("Изменения сохранены", "Changes saved") })).ToBeVisibleAsync();
        await visitor.GoAsync("/company");
        Assert.Equal("Asia/Vladivostok", await page.EvaluateAsync<string>("() => portalShell.timeZone()"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Учётная запись: Виктор Новый", "Account: Виктор Новый") })).ToBeVisibleAsync();

        await page.GotoAsync("/profile");
        await page.Locator("#Current").FillAsync(Visitor.Password);
        await page.Locator("#Fresh").FillAsync("another phrase of words");
        await page.Locator("#Repeated").FillAsync("another phrase of words");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Сменить пароль", "Change the password") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = visitor.Say("Пароль изменён", "The password is changed") })).ToBeVisibleAsync();

        await page.Locator("#Email").FillAsync("viktor@new.example");
        await page.Locator("#EmailPassword").FillAsync("another phrase of words");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Отправить ссылку", "Send the link") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = visitor.Say("ушло письмо", "a letter with a link") })).ToBeVisibleAsync();
        var letters = await LetterBox.ReadAllAsync(portal);
        var link = letters.Single(letter => letter.To.Mailboxes.Single().Address == "viktor@new.example").TextBody!
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/account/confirm-new-email?", StringComparison.Ordinal));
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await visitor.AssertAccessibleAsync("new address");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Подтвердить", "Confirm") }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = visitor.Say("Ссылка не действует", "The link does not work") })).ToBeVisibleAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel(visitor.Say("Электронная почта", "E-mail")).FillAsync("viktor@new.example");
        await page.GetByLabel(visitor.Say("Пароль", "Password"), new() { Exact = true }).FillAsync("another phrase of words");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Войти", "Sign in"), Exact = true }).ClickAsync();
        await visitor.LiveAsync();
        Assert.Empty(visitor.Complaints);
    }
}
