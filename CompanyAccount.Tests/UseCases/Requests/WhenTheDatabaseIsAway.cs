using System.Net;
using System.Net.Sockets;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>A passing fault of the database is said as one, and nothing is half-written.</summary>
public sealed class WhenTheDatabaseIsAway
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Writing_into_a_locked_database_is_refused_for_now_and_works_later(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var draft = FreshId.Next();
        _ = (await database.Get<SaveDraft>().RunAsync(People.User, draft, 0, new(), 1, Token)).Value;
        Assert.False((await database.Get<SaveReplyDraft>().RunAsync(People.User, number, RequestAction.Answer, "Текст", Token)).IsRefused);
        var before = await database.CountAsync();
        var calls = Calls(Impatient(database.Options), database, number, draft);

        await using (var holder = database.Open())
        {
            await using var held = await holder.Database.BeginTransactionAsync(Token);
            await holder.Database.ExecuteSqlRawAsync(
                provider is DatabaseProvider.Sqlite
                    ? """UPDATE "Counters" SET "Last" = "Last" """
                    : """LOCK TABLE "Counters", "Requests", "RequestDrafts", "ReplyDrafts", "RequestMessages" IN EXCLUSIVE MODE""",
                Token);
            // All at once: each waits out its second.
            var refusals = await Task.WhenAll(calls.Select(call => Task.Run(call.Run, Token)));
            Assert.All(refusals.Zip(calls), answer => Assert.True(answer.First is TemporarilyUnavailable, $"{answer.Second.Name}: {answer.First}"));
            await held.RollbackAsync(Token);
        }

        Assert.Equal(before, await database.CountAsync());
        foreach (var (name, run) in calls)
            Assert.True(await run() is null, name);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_passing_fault()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var options = new StorageOptions(DatabaseProvider.PostgreSql, $"Host=127.0.0.1;Port={UnusedPort()};Username=portal;Database=portal;Timeout=1");
        foreach (var (name, run) in Calls(options, database, new(1), FreshId.Next()))
            Assert.True(await run() is TemporarilyUnavailable, name);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_a_passing_fault()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var options = new StorageOptions(DatabaseProvider.Sqlite, $"Data Source={RunFolder.NewPath(".db")};Mode=ReadWrite");
        foreach (var (name, run) in Calls(options, database, new(1), FreshId.Next()))
            Assert.True(await run() is TemporarilyUnavailable, name);
    }

    private static StorageOptions Impatient(StorageOptions options) => options with
    {
        ConnectionString = options.ConnectionString + (options.Provider is DatabaseProvider.Sqlite ? ";Default Timeout=1" : ";Command Timeout=1;Pooling=false"),
    };

    private static (string Name, Func<Task<Refusal?>> Run)[] Calls(StorageOptions options, TestDatabase database, RequestNumber number, Guid draft)
    {
        var store = new Store(options);
        var feed = new LiveFeed();
        var time = database.Time;
        var text = Bench.Requests.Text();
        return
        [
            (nameof(SaveReplyDraft), async () => (await new SaveReplyDraft(store, time).RunAsync(People.User, number, RequestAction.Answer, "Ещё", Token)).Refusal),
            (nameof(AnswerRequest), async () => (await new AnswerRequest(store, feed, database.Get<Attachments>(), time).RunAsync(People.User, number, 1, text, Token)).Refusal),
            (nameof(SaveDraft), async () => (await new SaveDraft(store, time).RunAsync(People.User, draft, 1, new() { Subject = "Тема" }, 1, Token)).Refusal),
            (nameof(SubmitRequest), async () => (await new SubmitRequest(store, database.Get<CatalogShelf>(), database.Get<SupportToday>(), feed, database.Get<Attachments>()).RunAsync(People.User, draft, Forms.Technical, Token)).Refusal),
            (nameof(DiscardDraft), async () => (await new DiscardDraft(store).RunAsync(People.User, draft, Token)).Refusal),
        ];
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
