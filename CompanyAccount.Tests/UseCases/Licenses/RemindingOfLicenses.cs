using CompanyAccount.Core;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.UseCases.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Licenses;

public sealed class RemindingOfLicenses
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Owner_and_administrators_are_reminded_at_60_30_and_7_days_each_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await AddAsync(database, "LIC-END", People.Romashka, 61);
        await AddAsync(database, "LIC-LATE", People.Vector, 20);
        var desk = DeskOf(database);
        List<int> told = [];
        for (var day = 0; day <= 62; day++)
        {
            // Two nodes look, and look again.
            await Task.WhenAll(desk.SweepAsync(Token), DeskOf(database).SweepAsync(Token));
            await desk.SweepAsync(Token);
            told.Add(await CountAsync(database, "LIC-END"));
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        // Owner and administrator: two each time; the days on which it grew.
        Assert.Equal([1, 31, 54], told.Select((count, day) => (count, day)).Where(row => row.day > 0 && row.count > told[row.day - 1]).Select(row => row.day));
        Assert.Equal(6, told[^1]);
        Assert.Equal(4, await CountAsync(database, "LIC-LATE"));
        await using var db = database.Open();
        var mails = await db.Mail.Where(row => row.PersonId == People.Owner.PersonId).ToListAsync(Token);
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains("LIC-END", mail.Subject, StringComparison.Ordinal));
        Assert.Empty(await db.Bells.Where(row => row.PersonId == People.User.PersonId).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_is_reminded_for_a_blocked_or_free_license_or_a_deleted_company(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await AddAsync(database, "LIC-FREE", null, 5);
        await AddAsync(database, "LIC-BLOCKED", People.Vector, 5, blocked: true);
        await AddAsync(database, "LIC-DELETED", People.Romashka, 5);
        await KeepingCompanies.DeleteAsync(database);
        Assert.Equal(0, await DeskOf(database).SweepAsync(Token));
    }

    private static LicenseReminderDesk DeskOf(TestDatabase database) => new(database.Store, database.Get<CatalogShelf>(), new PortalOptions(), database.Feed, database.Time, NullLogger<LicenseReminderDesk>.Instance);

    private static async Task<int> CountAsync(TestDatabase database, string number)
    {
        await using var db = database.Open();
        return await db.Bells.CountAsync(row => row.Kind == BellKind.LicenseEnding && row.Subject == number, Token);
    }

    private static async Task AddAsync(TestDatabase database, string number, Guid? companyId, int daysLeft, bool blocked = false)
    {
        await using var db = database.Open();
        var license = new License(FreshId.Next(), number, KeepingLicenses.CodeOf(number[4..].PadRight(5, '0')[..5]), "kes-windows", LicenseKind.Corporate, 1, Today.AddYears(-1), Today.AddDays(daysLeft));
        if (companyId is { } holder)
            license.AddTo(holder, null, TestDatabase.Start);
        if (blocked)
            license.Block(blocked: true);
        db.Licenses.Add(license);
        await db.SaveChangesAsync(Token);
    }
}
