using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Contracts.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Contracts;

public sealed class KeepingTerms
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly December = new(2026, 12, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task New_terms_are_in_force_from_their_day_on_and_not_before(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var page = database.Feed.Follow(Topic.SupportTerms);
        Assert.Equal(6, await ContactsOfStartAsync(database, change: "6"));
        Assert.True(page.Hints.TryRead(out _));
        Assert.Equal(1, await InForceAsync(database));
        // Midnight in Moscow begins the day, three hours before it does in UTC.
        database.Time.Advance(new DateTimeOffset(2026, 11, 30, 20, 59, 0, TimeSpan.Zero) - database.Time.GetUtcNow());
        Assert.Equal(1, await InForceAsync(database));
        database.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(6, await InForceAsync(database));
        await using var db = database.Open();
        Assert.Equal("2026-12-01:added", Assert.Single(await db.AuditEntries.Where(row => row.Kind == AuditKind.TermsChanged).ToListAsync(Token)).Detail);
        Assert.Equal(nameof(TermsChanged), Assert.Single(await db.Outbox.ToListAsync(Token)).Kind);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_history_tells_who_set_what_and_when(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ContactsOfStartAsync(database, change: "6");
        var history = (await database.Get<ReadTermsHistory>().RunAsync(People.Operator, Token)).Value;
        Assert.Equal(Today, history.Today);
        Assert.Equal([TermsStage.ToCome, TermsStage.InForce], history.Entries.Select(entry => entry.Stage));
        Assert.Equal((People.Operator.Name, TestDatabase.Start, 0), (history.Entries[0].EditorName, history.Entries[0].ChangedAt, history.Entries[0].Version));
        Assert.Null(history.Entries[1].EditorName);
        database.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal([TermsStage.InForce, TermsStage.Past], (await database.Get<ReadTermsHistory>().RunAsync(People.Operator, Token)).Value.Entries.Select(entry => entry.Stage));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Terms_to_come_can_be_replaced_and_taken_back_by_who_saw_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ContactsOfStartAsync(database, change: "6");
        // Who saw none for that day, or an earlier version, is told.
        Assert.IsType<ChangedMeanwhile>((await ChangeAsync(database, "7", seenVersion: null)).Refusal);
        Assert.False((await ChangeAsync(database, "7", seenVersion: 0)).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await ChangeAsync(database, "8", seenVersion: 0)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await database.Get<WithdrawTerms>().RunAsync(People.Operator, December, 0, Token)).Refusal);
        Assert.False((await database.Get<WithdrawTerms>().RunAsync(People.Operator, December, 1, Token)).IsRefused);
        Assert.IsType<NotFound>((await database.Get<WithdrawTerms>().RunAsync(People.Operator, December, 1, Token)).Refusal);
        Assert.Single((await database.Get<ReadTermsHistory>().RunAsync(People.Operator, Token)).Value.Entries);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Terms_that_have_begun_stay_as_they_are(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.IsType<TermsHaveBegun>((await database.Get<WithdrawTerms>().RunAsync(People.Operator, new(2024, 1, 1), 0, Token)).Refusal);
        var form = TermsForm.Of(ServiceData.Terms()[0], Today);
        Assert.Equal(Fault.TooEarly, Assert.IsType<InvalidInput>((await database.Get<ChangeTerms>().RunAsync(People.Operator, form, 0, Token)).Refusal).Faults[0].Fault);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_Operators_who_set_the_same_day_at_once_do_not_overwrite_each_other(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(count => Task.Run(() => ChangeAsync(database, $"{count}", seenVersion: null))));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.True(outcome.Refusal is ChangedMeanwhile or TemporarilyUnavailable, $"{outcome.Refusal}"));
    }

    [Fact]
    public async Task Every_node_follows()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        // Another node: a feed of its own, to which a hint comes over the bridge, or is lost.
        var otherFeed = new LiveFeed();
        using var other = new SupportTermsBook(database.Store, otherFeed, database.Time);
        Assert.Single(await other.GetAsync(Token));
        await ContactsOfStartAsync(database, change: "6");
        Assert.Single(await other.GetAsync(Token));
        otherFeed.Announce(Topic.SupportTerms);
        Assert.Equal(2, (await other.GetAsync(Token)).Count);
        _ = (await database.Get<WithdrawTerms>().RunAsync(People.Operator, December, 0, Token)).Value;
        database.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await other.GetAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Wrong_terms_and_a_wrong_calendar_stop_the_start_with_all_that_is_wrong(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            var wrong = ServiceData.Terms()[0];
            db.TermsVersions.Add(new(wrong with { EffectiveFrom = December, Levels = [wrong.Levels[0] with { NamedContacts = -1 }, .. wrong.Levels.Skip(2)] }));
            db.CalendarDays.Add(new(new(2026, 11, 24), isWorking: true));
            await db.SaveChangesAsync(Token);
        }

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ServiceSeed.CheckAsync(database.Get<SupportTermsBook>(), database.Get<TeamCalendar>(), Token));
        foreach (var part in new[] { "2026-12-01: MsaStart: stands 0 times", "2026-12-01: Standard: -1 named contacts", "2026-11-24: a Tuesday is a working day anyway" })
            Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_there_is_not_filled_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await db.CalendarDays.Where(row => row.Day.Year == 2026).ExecuteDeleteAsync(Token);
        var days = await db.CalendarDays.CountAsync(Token);
        await new ServiceSeed(database.Store).RunAsync(Token);
        Assert.Equal((days, 1, 1), (await db.CalendarDays.CountAsync(Token), await db.TermsVersions.CountAsync(Token), await db.WorkingHours.CountAsync(Token)));
    }

    private static async Task<int> ContactsOfStartAsync(TestDatabase database, string change) =>
        (await ChangeAsync(database, change, seenVersion: null)).Value.Of(SupportLevel.MsaStart).NamedContacts;

    private static Task<Outcome<SupportTerms>> ChangeAsync(TestDatabase database, string contacts, int? seenVersion)
    {
        var form = TermsForm.Of(ServiceData.Terms()[0], December);
        form.Levels[1].NamedContacts = contacts;
        return database.Get<ChangeTerms>().RunAsync(People.Operator, form, seenVersion, Token);
    }

    private static async Task<int> InForceAsync(TestDatabase database) =>
        (await database.Get<ReadSupportTerms>().RunAsync(People.User, Token)).Value.Of(SupportLevel.MsaStart).NamedContacts;
}
