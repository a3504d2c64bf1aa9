using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>The people of a company in a browser: five thousand of them, by keyboard, and what rings when they come and go.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class UsersPageTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_thousand_people_are_found_and_leafed_through()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using (var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open())
        {
            var company = await db.Companies.SingleAsync(row => row.Name == "Ромашка", Token);
            await ManyPeople.AddAsync(db, company.Id, company.CreatedAt, Token);
        }

        await using var owner = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        var page = owner.Page;
        await owner.SignInAsync("owner@romashka.example");
        await owner.GoAsync("/users");
        await Expect(page.Locator(".row-list > li")).ToHaveCountAsync(25);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Все 5004" })).ToBeVisibleAsync();
        var first = await page.Locator("[data-person]").Last.GetAttributeAsync("data-person");
        await page.GetByRole(AriaRole.Link, new() { Name = "Дальше" }).ClickAsync();
        await Expect(page.Locator($"[data-person='{first}']")).ToHaveCountAsync(0);
        await Expect(page.Locator(".row-list > li")).ToHaveCountAsync(25);
        await page.GetByRole(AriaRole.Link, new() { Name = "Назад" }).ClickAsync();
        await Expect(page.Locator($"[data-person='{first}']")).ToBeVisibleAsync();

        var search = page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("семин 4321");
        await Expect(page.Locator(".row-list > li")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-person='p4321@romashka.example']")).ToBeVisibleAsync();
        await search.FillAsync("никого");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Никого не нашлось" })).ToBeVisibleAsync();
        await owner.AssertAccessibleAsync("nobody found");
        await page.GetByRole(AriaRole.Link, new() { Name = "Показать всех" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Роль", Exact = true }).Last.SelectOptionAsync("Administrator");
        await Expect(page.Locator(".row-list > li")).ToHaveCountAsync(1);
        Assert.Empty(owner.Complaints);
    }

    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task By_keyboard_alone_people_are_invited_changed_and_removed_and_the_focus_stays_there(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var admin = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await using var owner = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await owner.SignInAsync("owner@romashka.example");
        await owner.GoAsync("/licenses");
        var keys = new Keys(admin);
        var page = admin.Page;
        await keys.SignInAsync("admin@romashka.example");
        await admin.GoAsync("/users");
        var field = page.GetByLabel(admin.Say("Ввести e-mail", "Enter e-mail"));
        await keys.WriteAsync(field, "one@romashka.example, два");
        var send = page.GetByRole(AriaRole.Button, new() { Name = admin.Say("Отправить приглашение", "Send invitation") });
        await keys.PressAsync(send);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "one@romashka.example" })).ToBeVisibleAsync();
        await Expect(send).ToBeFocusedAsync();
        await admin.AssertAccessibleAsync("invited");

        var row = page.Locator("[data-person='user@romashka.example']");
        var change = row.GetByRole(AriaRole.Button, new() { Name = admin.Say("Изменить", "Change") });
        await keys.PressAsync(change);
        await keys.PressAsync(row.GetByRole(AriaRole.Button, new() { Name = admin.Say("Сделать администратором", "Make administrator") }));
        await Expect(row).ToContainTextAsync(admin.Say("Администратор", "Administrator"));
        await Expect(change).ToBeFocusedAsync();

        await keys.PressAsync("Enter");
        await keys.PressAsync(row.GetByRole(AriaRole.Button, new() { Name = admin.Say("Удалить", "Remove") }));
        // Asked once more, and never with the focus on what hurts.
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = admin.Say("Отмена", "Cancel") })).ToBeFocusedAsync();
        await admin.AssertAccessibleAsync("asked once more");
        Assert.False(await admin.ScrollsSidewaysAsync());
        await keys.ReachAsync(row.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = admin.Say("Удалить", "Remove") }), "Shift+Tab");
        await keys.PressAsync("Enter");
        await Expect(row).ToHaveCountAsync(0);
        // The row is gone: the focus stands in its neighbor's.
        await Expect(page.Locator(".row-list > li :focus")).ToHaveCountAsync(1);

        // The Owner's bell rings on another page, and falls silent when it is read.
        var bell = owner.Page.Locator("button.bell");
        await Expect(bell.Locator(".bell-count")).ToHaveTextAsync("1");
        await bell.ClickAsync();
        await owner.AssertAccessibleAsync("bell");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = owner.Say("Прочитать все", "Mark all read") }).ClickAsync();
        await Expect(bell.Locator(".bell-count")).ToHaveCountAsync(0);
        await owner.GoAsync("/company");
        await Expect(bell.Locator(".bell-count")).ToHaveCountAsync(0);
        Assert.Empty(admin.Complaints);
        Assert.Empty(owner.Complaints);
    }
}
