using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>Every page of companies, people, licenses and profiles, in both languages, themes and widths.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class CompanyPagesTests(Chromium chromium, SharedPortal shared)
{
    private static readonly (string Email, string[] Paths)[] Pages =
    [
        ("owner@romashka.example", ["/users", "/users?state=AwaitingApproval", "/users?tab=invitations", "/users?q=nobody-here", "/licenses", "/company", "/company/audit", "/company/audit?q=nobody-here", "/profile", "/profile/security", "/account/set-up-second-factor"]),
        ("user@vector.example", ["/company", "/licenses", "/users"]),
        ("operator@vendor.example", ["/admin/companies", "/admin/companies?q=nobody-here", "/admin/companies/C-000002", "/admin/licenses", "/admin/licenses?q=nobody-here", "/admin/licenses/import", "/admin/staff"]),
    ];

    [Theory]
    [InlineData("ru", false)]
    [InlineData("en", true)]
    public async Task Every_page_is_accessible_and_fits(string language, bool dark)
    {
        await FillAsync();
        foreach (var (email, paths) in Pages)
        {
            await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language, dark: dark);
            await visitor.SignInAsync(email);
            foreach (var path in paths)
            {
                await visitor.Page.GotoAsync(path);
                if (!path.StartsWith("/profile", StringComparison.Ordinal) && !path.StartsWith("/account", StringComparison.Ordinal))
                    await visitor.LiveAsync();
                await visitor.AssertFitsEveryWidthAsync($"{path} of {email}");
            }

            Assert.Empty(visitor.Complaints);
        }
    }

    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task An_operator_invites_staff_and_the_invited_engineer_is_led_to_the_board(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var chief = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await using var guest = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await chief.SignInAsync("operator@vendor.example");
        await chief.GoAsync("/admin/staff");
        await chief.Page.GetByLabel(chief.Say("Ввести e-mail", "Enter e-mail")).FillAsync("new@vendor.example");
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = chief.Say("Отправить приглашение", "Send invitation") }).ClickAsync();
        await Expect(chief.Page.Locator(".row-list > li").Filter(new() { HasText = "new@vendor.example" })).ToBeVisibleAsync();
        await chief.AssertAccessibleAsync("invited staff");
        Assert.False(await chief.ScrollsSidewaysAsync());

        var text = (await LetterBox.ReadAllAsync(portal)).Single(letter => letter.To.Mailboxes.Single().Address == "new@vendor.example").TextBody!;
        var link = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/account/staff-invitation?", StringComparison.Ordinal));
        await guest.Page.GotoAsync(new Uri(link).PathAndQuery);
        await guest.AssertAccessibleAsync("staff invitation");
        await guest.Page.GetByLabel(guest.Say("ФИО", "Full name")).FillAsync("Нина Новая");
        await guest.Page.GetByLabel(guest.Say("Телефон", "Phone")).FillAsync("+7 495 765-43-21");
        await guest.Page.GetByLabel(guest.Say("Пароль", "Password")).FillAsync("a phrase of several words");
        await guest.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = guest.Say("Принять приглашение", "Accept the invitation") }).ClickAsync();
        await guest.LiveAsync();
        Assert.Equal("/board", new Uri(guest.Page.Url).AbsolutePath);
        await Expect(chief.Page.Locator(".row-list > li").Filter(new() { HasText = "Нина Новая" })).ToBeVisibleAsync();
        Assert.Empty(chief.Complaints);
    }

    [Fact]
    public async Task The_audit_log_is_filtered_in_the_page()
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.SignInAsync("owner@romashka.example");
        await visitor.GoAsync("/company/audit");
        await visitor.Page.GetByLabel("Что", new() { Exact = true }).SelectOptionAsync("SignedIn");
        await visitor.Page.GetByLabel("Кто или что").FillAsync("ромашкина");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/company/audit?kind=SignedIn&q=*");
        await Expect(visitor.Page.Locator(".row-list > li").First).ToContainTextAsync("Вход: Ольга Ромашкина");
        await Expect(visitor.Page.GetByLabel("Кто или что")).ToHaveValueAsync("ромашкина");
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Скачать CSV" }).ClickAsync());
        Assert.Equal("audit.csv", file.SuggestedFilename);
        Assert.DoesNotContain("Выгрузка данных", await File.ReadAllTextAsync((await file.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Somebody who awaits approval and invitations in each state, so that the pages have something to show.</summary>
    private async Task FillAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await using var db = new Store(new(DatabaseProvider.Sqlite, shared.Portal.ConnectionString)).Open();
        var company = await db.Companies.SingleAsync(row => row.Name == "Ромашка", token);
        if (await db.Invitations.AnyAsync(row => row.CompanyId == company.Id, token))
            return;
        var owner = await db.Members.Where(row => row.CompanyId == company.Id && row.Role == MemberRole.Owner).Select(row => row.PersonId).SingleAsync(token);
        var now = TimeProvider.System.GetUtcNow();
        var awaiting = new PortalUser { Id = FreshId.Next(), UserName = "w@romashka.example", NormalizedUserName = "W@ROMASHKA.EXAMPLE", Email = "w@romashka.example", NormalizedEmail = "W@ROMASHKA.EXAMPLE", EmailConfirmed = true, FullName = "Вера Ждущая" };
        db.Users.Add(awaiting);
        db.Members.Add(new(awaiting.Id, company.Id, MemberRole.User, false, awaiting.FullName, awaiting.Email, MemberState.AwaitingApproval, now));
        foreach (var (name, sent) in ((string, DateTimeOffset)[])[("pending", now), ("expired", now.AddDays(-8)), ("revoked", now)])
        {
            var invitation = new Invitation(FreshId.Next(), company.Id, $"{name}@department.of-a-very-long-name.romashka.example", MemberRole.User, true, owner, LinkToken.Create().Hash, sent);
            if (name == "revoked")
                invitation.Revoke(now);
            db.Invitations.Add(invitation);
        }

        await db.SaveChangesAsync(token);
    }
}
