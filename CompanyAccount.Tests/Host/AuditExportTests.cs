using System.Net;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

/// <summary>Files that leave the portal: the audit log of a company, a person's own data.</summary>
public sealed class AuditExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_holds_what_the_filter_names_in_words_and_no_formula()
    {
        await using var host = new PortalHost();
        var caller = await host.SignedInAsync("owner@vector.example");
        await using (var db = host.Services.GetRequiredService<Store>().Open())
        {
            var owner = await db.Members.SingleAsync(row => row.EmailFolded == "owner@vector.example", Token);
            Write(db, owner.CompanyId, owner.PersonId, AuditKind.CompanyRenamed, "=HYPERLINK(\"https://evil.example\")", null, DateTimeOffset.UnixEpoch);
            Write(db, owner.CompanyId, owner.PersonId, AuditKind.ProfileChanged, "Олег \"Вектор\"", "name zone", DateTimeOffset.UnixEpoch.AddDays(1));
            Write(db, owner.CompanyId, null, AuditKind.RoleChanged, "Юлия", "Administrator", DateTimeOffset.UnixEpoch.AddDays(2));
            await db.SaveChangesAsync(Token);
        }

        var all = await LinesAsync(caller, "/company/audit.csv?until=1970-02-01T00:00:00Z");
        Assert.Equal(
            [
                "\"Когда (UTC)\",\"Что\",\"Кто\",\"Кому или чему\",\"Подробность\"",
                "\"1970-01-03T00:00:00Z\",\"Роль изменена\",\"Олег\",\"Юлия\",\"Администратор\"",
                "\"1970-01-02T00:00:00Z\",\"Изменён профиль\",\"Олег\",\"Олег \"\"Вектор\"\"\",\"имя, часовой пояс\"",
                "\"1970-01-01T00:00:00Z\",\"Компания переименована\",\"Олег\",\"'=HYPERLINK(\"\"https://evil.example\"\")\",\"\"",
            ],
            all);
        Assert.Equal(2, (await LinesAsync(caller, "/company/audit.csv?until=1970-02-01T00:00:00Z&kind=RoleChanged")).Count);
        Assert.Equal(3, (await LinesAsync(caller, "/company/audit.csv?until=1970-02-01T00:00:00Z&from=1970-01-02T00:00:00Z")).Count);
        Assert.Equal(3, (await LinesAsync(caller, "/company/audit.csv?until=1970-02-01T00:00:00Z&q=%D0%BE%D0%BB%D0%B5%D0%B3")).Count);
        Assert.Single(await LinesAsync(caller, "/company/audit.csv?until=1970-02-01T00:00:00Z&q=nobody"));
        Assert.True((await LinesAsync(caller, "/company/audit.csv?kind=nonsense&from=nonsense&until=1970-13-45")).Count > 3);

        await using var after = host.Services.GetRequiredService<Store>().Open();
        Assert.Equal(6, await after.AuditEntries.CountAsync(row => row.Kind == AuditKind.DataExported && row.Detail == "audit", Token));
    }

    [Fact]
    public async Task The_page_of_the_log_offers_the_same_lines_as_a_file()
    {
        await using var host = new PortalHost();
        var caller = await host.SignedInAsync("owner@romashka.example");
        var page = await caller.ReadAsync("/company/audit?kind=SignedIn&q=%D0%BE%D0%BB%D1%8C%D0%B3%D0%B0&from=2020-01-31&to=2120-01-31");
        Assert.Contains("Вход: Ольга", page.Text(".row-list"), StringComparison.Ordinal);
        var link = page.QuerySelectorAll("main a[download]").Single().GetAttribute("href")!;
        Assert.Contains("kind=SignedIn&q=", link, StringComparison.Ordinal);
        // Midnight of the reader's clock: Moscow's, until a browser says otherwise.
        Assert.EndsWith("&from=2020-01-30T21%3A00%3A00Z&until=2120-01-31T21%3A00%3A00Z", link, StringComparison.Ordinal);
        Assert.Equal(2, (await LinesAsync(caller, link)).Count);
        var nothing = await caller.ReadAsync("/company/audit?to=2020-01-31");
        Assert.Equal("Показать весь журнал", nothing.Text(".empty a"));
        Assert.Equal("2020-01-31", nothing.QuerySelector("#audit-to")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_persons_own_data_is_a_file_of_their_own_and_taking_it_is_kept()
    {
        await using var host = new PortalHost();
        var caller = await host.SignedInAsync("user@romashka.example");
        using var answer = await caller.GetAsync("/profile/personal-data.json");
        Assert.Equal("attachment; filename=personal-data.json", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync(Token);
        using var data = System.Text.Json.JsonDocument.Parse(text);
        Assert.Equal("user@romashka.example", data.RootElement.GetProperty("email").GetString());
        Assert.Equal("Ромашка", data.RootElement.GetProperty("company").GetProperty("name").GetString());
        Assert.Equal("SignedIn", data.RootElement.GetProperty("actions")[0].GetProperty("kind").GetString());
        Assert.Equal(1, data.RootElement.GetProperty("sessions").GetArrayLength());
        foreach (var secret in (string[])["passwordHash", "securityStamp", "authenticator", "owner@romashka.example"])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Kind == AuditKind.DataExported && row.Detail == "personal-data", Token));
    }

    private static void Write(PortalDb db, Guid companyId, Guid? subject, AuditKind kind, string name, string? detail, DateTimeOffset at)
    {
        var entry = new AuditEntry(Guid.CreateVersion7(at), kind, companyId, null, subject, detail, at);
        db.AuditEntries.Add(entry);
        db.AuditWords.Add(new(entry.Id, companyId, "Олег", name));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Caller caller, string path)
    {
        using var answer = await caller.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment; filename=audit.csv", answer.Content.Headers.ContentDisposition!.ToString());
        var text = await answer.Content.ReadAsStringAsync(Token);
        return [.. text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
