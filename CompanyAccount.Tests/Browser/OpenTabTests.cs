using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>Open pages lose a right that is taken away, within five seconds, on both databases and across nodes; a click before that is refused.</summary>
[Collection(BrowserTests.Name)]
public sealed class OpenTabTests(Chromium chromium)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 5_000 };
    private static readonly PageWaitForURLOptions SoonThere = new() { Timeout = 5_000, WaitUntil = WaitUntilState.Commit };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_removed_the_blocked_and_the_demoted_lose_their_open_pages(DatabaseProvider provider)
    {
        var connection = provider is DatabaseProvider.PostgreSql ? await (await PrivatePostgres.GetAsync()).CreateDatabaseAsync("test_tabs_" + FreshId.Next().ToString("N")) : null;
        await using var here = await StartAsync(connection);
        // SQLite has one node; on PostgreSQL the people sit at another one than who takes their rights.
        await using var other = connection is null ? null : await StartAsync(connection);
        var there = other ?? here;
        await using var owner = await ComeAsync(here, "owner@romashka.example");
        await using var administrator = await ComeAsync(there, "admin@romashka.example");
        await using var user = await ComeAsync(there, "user@romashka.example");
        await using var viewer = await ComeAsync(there, "viewer@romashka.example");
        await using var vendor = await ComeAsync(here, "operator@vendor.example");
        await using var engineer = await ComeAsync(there, "engineer@vendor.example");
        await owner.GoAsync("/users");
        await administrator.GoAsync("/users");
        await vendor.GoAsync("/admin/staff");

        await ChangeAsync(owner, "admin@romashka.example", "Сделать пользователем");
        await Expect(administrator.Page.GetByRole(AriaRole.Heading, new() { Name = "Такой страницы нет" })).ToBeVisibleAsync(Soon);

        await ChangeAsync(owner, "user@romashka.example", "Заблокировать", confirmed: true);
        await user.Page.WaitForURLAsync("**/account/sign-in?notice=ended", SoonThere);

        await ChangeAsync(owner, "viewer@romashka.example", "Удалить", confirmed: true);
        await viewer.Page.WaitForURLAsync("**/account/sign-in?notice=ended", SoonThere);

        // A staff account leaves no fact in the outbox: the other node has to hear of it all the same.
        var row = vendor.Page.Locator(".row-list > li").Filter(new() { HasText = "engineer@vendor.example" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Заблокировать" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Закрыть вход" }).ClickAsync();
        await engineer.Page.WaitForURLAsync("**/account/sign-in?notice=ended", SoonThere);
    }

    /// <summary>The right is taken behind the portal's back, so that no hint comes and the page still offers what is no longer allowed.</summary>
    [Theory]
    [InlineData(MemberRole.User, MemberState.Active)]
    [InlineData(MemberRole.Administrator, MemberState.Blocked)]
    [InlineData(MemberRole.Administrator, MemberState.Removed)]
    public async Task A_click_before_the_page_knows_is_refused_and_changes_nothing(MemberRole role, MemberState state)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var administrator = await ComeAsync(portal, "admin@romashka.example");
        await administrator.GoAsync("/users");
        var row = administrator.Page.Locator("[data-person='user@romashka.example']");
        await row.GetByRole(AriaRole.Button, new() { Name = "Изменить" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Заблокировать" }).ClickAsync();
        await using var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open();
        await db.Members.Where(member => member.EmailFolded == "admin@romashka.example")
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, role).SetProperty(member => member.State, state), Token);
        await row.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = "Заблокировать" }).ClickAsync();
        await Expect(administrator.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Equal(MemberState.Active, (await db.Members.AsNoTracking().SingleAsync(member => member.EmailFolded == "user@romashka.example", Token)).State);
    }

    [Fact]
    public async Task Who_signs_out_in_one_tab_is_out_in_the_others()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var person = await ComeAsync(portal, "user@vector.example");
        await person.GoAsync("/company");
        var second = await person.Page.Context.NewPageAsync();
        await second.GotoAsync("/company");
        await second.Locator("main[data-interactive=true]").WaitForAsync();
        await second.Locator("button.person").ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await person.Page.WaitForURLAsync("**/account/sign-in?notice=ended", SoonThere);
    }

    private static Task<PortalProcess> StartAsync(string? connection) => connection is null
        ? PortalProcess.StartAsync()
        : PortalProcess.StartAsync("--Database:Provider=PostgreSql", $"--ConnectionStrings:Portal={connection}");

    private async Task<Visitor> ComeAsync(PortalProcess portal, string email)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private static async Task ChangeAsync(Visitor owner, string email, string action, bool confirmed = false)
    {
        var row = owner.Page.Locator($"[data-person='{email}']");
        await row.GetByRole(AriaRole.Button, new() { Name = "Изменить" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        if (confirmed)
            await row.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }
}
