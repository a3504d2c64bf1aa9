using CompanyAccount.Core;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.UseCases.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Certificates;

public sealed class RemindingOfCertificates
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Author_and_administrators_are_reminded_at_60_30_and_7_days_each_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        var number = await database.AskAsync(People.User, VendorCertificates.Good);
        await database.AskAsync(People.User, vendor: null, "CN=never signed");
        var days = (DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime).AddYears(1).DayNumber - DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime).DayNumber) - 62;
        database.Time.Advance(TimeSpan.FromDays(days));
        List<int> told = [];
        for (var left = 62; left >= -1; left--)
        {
            // Two nodes look, and look again.
            await Task.WhenAll(DeskOf(database).SweepAsync(Token), DeskOf(database).SweepAsync(Token));
            await DeskOf(database).SweepAsync(Token);
            told.Add(await CountAsync(database, number));
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        // Owner, administrator, author: three each time; how many days were left when it grew.
        Assert.Equal([60, 30, 7], told.Select((count, place) => (count, Left: 62 - place)).Where((row, place) => place > 0 && row.count > told[place - 1]).Select(row => row.Left));
        Assert.Equal(9, told[^1]);
        await using var db = database.Open();
        var mails = await db.Mail.Where(row => row.PersonId == People.User.PersonId).ToListAsync(Token);
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains(SigningRequests.Name, mail.Text, StringComparison.Ordinal));
        Assert.Empty(await db.Bells.Where(row => row.PersonId == People.Viewer.PersonId).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_newer_one_for_the_same_name_stops_the_reminders_of_the_older(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var company in (Guid[])[People.Romashka, People.Vector])
            await database.LicenseAsync(company, toDay: 1000);
        var old = await database.AskAsync(People.User, VendorCertificates.Good);
        var another = await database.AskAsync(People.User, VendorCertificates.Good, "CN=second server");
        var stranger = await database.AskAsync(People.VectorUser, VendorCertificates.Good);
        database.Time.Advance(TimeSpan.FromDays(320));
        var newer = await database.AskAsync(People.Administrator, VendorCertificates.Good);
        Assert.NotNull((await database.CertificateOfAsync(old)).ReplacedAt);
        Assert.Null((await database.CertificateOfAsync(newer)).ReplacedAt);

        Assert.Equal(2, await DeskOf(database).SweepAsync(Token));
        List<int> told = [];
        foreach (var number in (RequestNumber[])[old, another, stranger, newer])
            told.Add(await CountAsync(database, number));
        Assert.Equal([0, 3, 3, 0], told);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_of_a_deleted_company_is_reminded(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        await database.AskAsync(People.User, VendorCertificates.Good);
        await KeepingCompanies.DeleteAsync(database);
        database.Time.Advance(TimeSpan.FromDays(360));
        Assert.Equal(0, await DeskOf(database).SweepAsync(Token));
    }

    private static CertificateReminderDesk DeskOf(TestDatabase database) => new(database.Store, new PortalOptions(), database.Feed, database.Time, NullLogger<CertificateReminderDesk>.Instance);

    private static async Task<int> CountAsync(TestDatabase database, RequestNumber number)
    {
        await using var db = database.Open();
        var subject = number.ToString();
        return await db.Bells.CountAsync(row => row.Kind == BellKind.CertificateEnding && row.Subject == subject, Token);
    }
}
