using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>A portal whose mail server refuses a mailbox: what the customer, the engineer and the Operator see of it.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class UndeliveredMailTests(Chromium chromium)
{
    private const string Bad = "refused@romashka.example";

    [Fact]
    public async Task A_refused_mail_is_seen_by_its_reader_and_tried_again_by_an_operator()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = await PortalProcess.StartAsync(
            "--Mail:PickupDirectory=", "--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={server.Port}", "--Mail:Smtp:Security=None", "--RateLimits:SignInPerMinute=1000");
        await InDatabaseAsync(portal, db => db.Users.Where(row => row.Email == "user@romashka.example").ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Email, Bad).SetProperty(row => row.NormalizedEmail, Bad.ToUpperInvariant()).SetProperty(row => row.UserName, Bad).SetProperty(row => row.NormalizedUserName, Bad.ToUpperInvariant()),
            TestContext.Current.CancellationToken));
        var number = await MadeRequest.SubmitAsync(portal, Bad, "Письмо не дойдёт");

        await using var customer = await ComeAsync(portal, Bad);
        await using var engineer = await ComeAsync(portal, "engineer@vendor.example");
        await using var keeper = await ComeAsync(portal, "operator@vendor.example");
        await customer.GoAsync($"/requests/{number}");
        await engineer.GoAsync($"/requests/{number}");
        await keeper.GoAsync("/admin/mail");

        // The refusal comes while all three look on.
        foreach (var reader in (Visitor[])[customer, engineer])
        {
            await Expect(reader.Page.Locator("[data-mail=Refused]")).ToContainTextAsync("Такого почтового ящика нет");
            await reader.AssertAccessibleAsync("the request with its mail");
        }

        await Expect(customer.Page.Locator(".mails")).Not.ToContainTextAsync("5.1.1");
        await Expect(engineer.Page.Locator(".mails")).ToContainTextAsync("550 5.1.1 No such mailbox");
        var row = keeper.Page.Locator($"[data-mail='{Bad}']");
        await Expect(row).ToContainTextAsync(number.ToString());
        await Expect(row).ToContainTextAsync("Не доставлено");
        await keeper.AssertAccessibleAsync("undelivered mail");

        // Tried again in vain: it stays, with another try.
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Отправить снова") }).ClickAsync();
        await Expect(keeper.Page.Locator("p.said")).ToContainTextAsync("1 письмо отправляется снова");
        await Expect(row).ToContainTextAsync("Не доставлено");

        // The mailbox is mended.
        await InDatabaseAsync(portal, db => db.Mail.Where(mail => mail.ToAddress == Bad).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ToAddress, "user@romashka.example"), TestContext.Current.CancellationToken));
        await keeper.GoAsync("/admin/mail?q=user%40romashka");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить все показанные снова" }).ClickAsync();
        await keeper.AssertAccessibleAsync("undelivered mail, asked for all");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить все снова" }).ClickAsync();
        await Expect(keeper.Page.Locator("[data-mail]")).ToHaveCountAsync(0);
        await Expect(customer.Page.Locator("[data-mail=Taken]")).ToContainTextAsync("Принято почтовым сервером");
        await Expect(engineer.Page.Locator("[data-mail=Taken]")).ToContainTextAsync("Принято почтовым сервером");
        Assert.Contains(server.Taken(), mail => mail.To.ToString().Contains("user@romashka.example", StringComparison.Ordinal));
        foreach (var visitor in (Visitor[])[customer, engineer, keeper])
            Assert.Empty(visitor.Complaints);
    }

    private async Task<Visitor> ComeAsync(PortalProcess portal, string email)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private static async Task InDatabaseAsync(PortalProcess portal, Func<PortalDb, Task> change)
    {
        await using var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open();
        await change(db);
    }
}
