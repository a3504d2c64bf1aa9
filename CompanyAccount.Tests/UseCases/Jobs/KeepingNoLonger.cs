using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Security.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Jobs;

/// <summary>What nobody needs any more goes by itself; what is still needed stays, however old it is.</summary>
public sealed class KeepingNoLonger
{
    private static readonly RetentionOptions Options = new() { HandledEventDays = 30, MailDays = 180, SessionDays = 90, BellDays = 365 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_handled_fact_goes_after_its_days_and_one_that_waits_never(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, db =>
        {
            var (handled, waiting) = (FactOf(), FactOf());
            handled.MarkHandled(TestDatabase.Start);
            db.Outbox.AddRange(handled, waiting);
        });
        Assert.Equal(0, await AfterAsync(database, TimeSpan.FromDays(30)));
        Assert.Equal(1, await AfterAsync(database, TimeSpan.FromSeconds(1)));
        await using var db = database.Open();
        Assert.Null((await db.Outbox.SingleAsync(Token)).HandledAt);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_became_of_a_mail_that_came_in_goes_after_its_days(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, db => db.Received.Add(new(Guid.CreateVersion7(database.Time.GetUtcNow()), "box.1.1", "1", "user@romashka.example", "Тема", database.Time.GetUtcNow())));
        Assert.Equal(0, await AfterAsync(database, TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await AfterAsync(database, TimeSpan.FromSeconds(2)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_goes_after_its_days_unless_it_waits_or_its_request_is_open(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await database.FindAsync(await database.SubmitAsync());
        var ended = await database.FindAsync(await database.SubmitAsync());
        var sent = database.Time.GetUtcNow();
        await FillAsync(database, db =>
        {
            var (taken, refused, waiting, ofOpen, ofEnded) = (MailOf("taken", sent), MailOf("refused", sent), MailOf("waiting", sent), MailOf("open", sent, open.Id), MailOf("ended", sent, ended.Id));
            foreach (var mail in (OutgoingMail[])[taken, ofOpen, ofEnded])
                mail.MarkTaken(sent);
            refused.MarkRefused("550");
            db.Mail.AddRange(taken, refused, waiting, ofOpen, ofEnded);
        });
        await using (var db = database.Open())
            await db.Requests.Where(row => row.Id == ended.Id).ExecuteUpdateAsync(row => row.SetProperty(request => request.Status, RequestStatus.Closed), Token);
        Assert.Equal(0, await AfterAsync(database, TimeSpan.FromDays(180)));
        Assert.Equal(3, await AfterAsync(database, TimeSpan.FromSeconds(1)));
        await using var after = database.Open();
        Assert.Equal(["open", "waiting"], await after.Mail.OrderBy(row => row.Subject).Select(row => row.Subject).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_session_goes_once_it_is_over_and_one_in_use_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var used = FreshId.Next();
        await FillAsync(database, db =>
        {
            var over = SessionOf(IdAt(TestDatabase.Start));
            over.End(TestDatabase.Start);
            db.Sessions.AddRange(over, SessionOf(IdAt(TestDatabase.Start)), SessionOf(used = IdAt(TestDatabase.Start)));
        });
        await UseAsync(database, used, TimeSpan.FromDays(89));
        Assert.Equal(0, await AfterAsync(database, TimeSpan.FromDays(90)));
        Assert.Equal(1, await AfterAsync(database, TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await AfterAsync(database, ReadSessions.Lifetime));
        await using var db = database.Open();
        Assert.Equal(used, (await db.Sessions.SingleAsync(Token)).Id);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_line_under_the_bell_goes_after_a_year_and_many_go_step_by_step(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        const int count = DueRows.StepSize + 7;
        await FillAsync(database, db =>
        {
            for (var i = 0; i < count; i++)
                db.Bells.Add(BellAt(TestDatabase.Start));
            db.Bells.Add(BellAt(TestDatabase.Start.AddDays(1)));
        });
        Assert.Equal(count, await AfterAsync(database, TimeSpan.FromDays(365) + TimeSpan.FromSeconds(1)));
        await using var db = database.Open();
        Assert.Equal(1, await db.Bells.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_due_is_found_along_an_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, db =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var (fact, mail) = (FactOf(), MailOf("x", TestDatabase.Start));
                fact.MarkHandled(TestDatabase.Start);
                mail.MarkTaken(TestDatabase.Start);
                db.Outbox.Add(fact);
                db.Mail.Add(mail);
                db.Sessions.Add(SessionOf(IdAt(TestDatabase.Start)));
                db.Bells.Add(BellAt(TestDatabase.Start));
            }
        });
        var desk = DeskOf(database);
        await using var db = database.Open();
        if (provider is DatabaseProvider.PostgreSql)
            await db.Database.ExecuteSqlAsync($"ANALYZE", Token);
        foreach (var (query, index) in (IReadOnlyList<(IQueryable<object>, string)>)
        [
            (desk.HandledEvents(db), "IX_OutboxEvents_HandledAt_DueAt"), (desk.Mails(db), "IX_OutgoingMail_State_DueAt"),
            (desk.Sessions(db), provider is DatabaseProvider.Sqlite ? "sqlite_autoindex_UserSessions" : "PK_UserSessions"),
            (desk.Bells(db), provider is DatabaseProvider.Sqlite ? "sqlite_autoindex_BellNotices" : "PK_BellNotices"),
        ])
            Assert.Contains(index, await PlanAsync(db, query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 1, -5, 1)]
    public void Less_than_a_day_stops_the_start(int events, int mail, int sessions, int bells) =>
        Assert.Throws<InvalidOperationException>(() => new RetentionOptions { HandledEventDays = events, MailDays = mail, SessionDays = sessions, BellDays = bells }.Checked());

    private static RetentionDesk DeskOf(TestDatabase database) => new(database.Store, Options, database.Time);

    private static Task<int> AfterAsync(TestDatabase database, TimeSpan time)
    {
        database.Time.Advance(time);
        return DeskOf(database).SweepAsync(Token);
    }

    private static async Task FillAsync(TestDatabase database, Action<PortalDb> fill)
    {
        await using var db = database.Open();
        // What the stories before left is not what is looked at.
        await db.Outbox.ExecuteDeleteAsync(Token);
        fill(db);
        await db.SaveChangesAsync(Token);
    }

    private static async Task UseAsync(TestDatabase database, Guid session, TimeSpan after)
    {
        await using var db = database.Open();
        (await db.Sessions.SingleAsync(row => row.Id == session, Token)).Touch(TestDatabase.Start + after);
        await db.SaveChangesAsync(Token);
    }

    private static async Task<string> PlanAsync(PortalDb db, IQueryable<object> query)
    {
        await using var command = query.Take(DueRows.StepSize).CreateDbCommand();
        command.CommandText = (db.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        await db.Database.OpenConnectionAsync(Token);
        await using var reader = await command.ExecuteReaderAsync(Token);
        List<string> lines = [];
        while (await reader.ReadAsync(Token))
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }

    private static Guid IdAt(DateTimeOffset at) => Guid.CreateVersion7(at);

    private static UserSession SessionOf(Guid id) => new(id, People.User.PersonId, "Firefox", TestDatabase.Start);

    private static BellNotice BellAt(DateTimeOffset at) => new(IdAt(at), FreshId.Next(), People.User.PersonId, BellKind.PersonAdded, "Кто-то", null, at);

    private static OutboxEvent FactOf()
    {
        var id = FreshId.Next();
        return OutboxEvent.Of<CompanyEvent>(id, new CompanyChanged(id, People.Romashka, People.Owner.PersonId, null, TestDatabase.Start), TestDatabase.Start);
    }

    private static OutgoingMail MailOf(string subject, DateTimeOffset at, Guid thread = default) =>
        new(FreshId.Next(), FreshId.Next(), People.User.PersonId, thread, new("a@b.example", "А", "ru", subject, "Текст", "<p>Текст</p>"), at);
}
