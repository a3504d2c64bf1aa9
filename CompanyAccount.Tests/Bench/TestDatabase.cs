using System.Collections.Concurrent;
using CompanyAccount.Core;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Core.Storage.Seeding;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CompanyAccount.Tests.Bench;

/// <summary>
/// A database of one test's own, with everything of Core on it and a clock that the test moves. Copied from a template
/// that is migrated and filled once a run (catalog and <see cref="People"/>).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>A Monday, 12:00 in Moscow.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<DatabaseProvider, Lazy<Task<string>>> Templates = new()
    {
        [DatabaseProvider.Sqlite] = new(MakeSqliteTemplateAsync),
        [DatabaseProvider.PostgreSql] = new(MakePostgresTemplateAsync),
    };

    // A new PostgreSQL database costs a second of copying, catching up and connecting; one that was put back as it was costs nothing.
    private static readonly ConcurrentBag<string> Returned = [];

    private readonly ServiceProvider _services;
    private readonly bool _canBeReturned;

    private TestDatabase(StorageOptions options, bool canBeReturned = false)
    {
        Options = options;
        _canBeReturned = canBeReturned;
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(new PortalOptions())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(new FileRoomOptions(RunFolder.NewPath(".files")))
            .AddPortalCore(options)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>How to reach the database, for a host that opens it by itself.</summary>
    public StorageOptions Options { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    public Store Store => Get<Store>();

    public LiveFeed Feed => Get<LiveFeed>();

    /// <summary>A database with schema, catalog and people.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        if (provider is DatabaseProvider.PostgreSql)
        {
            if (Returned.TryTake(out var used))
                return new(new(provider, used), canBeReturned: true);
            var server = await PrivatePostgres.GetAsync();
            return new(new(provider, await server.CreateDatabaseAsync(NewName(), await TemplateOf(provider))), canBeReturned: true);
        }

        var path = RunFolder.NewPath(".db");
        File.Copy(await TemplateOf(provider), path);
        return new(new(provider, SqliteAt(path)));
    }

    /// <summary>A database without a single table.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseProvider provider) => provider is DatabaseProvider.PostgreSql
        ? new(new(provider, await (await PrivatePostgres.GetAsync()).CreateDatabaseAsync(NewName())))
        : new(new(provider, SqliteAt(RunFolder.NewPath(".db"))));

    /// <summary>A use case, a read or a room of Core, as the portal's own container makes it.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The same by type, for tests that walk over all of them.</summary>
    public object Get(Type type) => _services.GetRequiredService(type);

    /// <summary>Has SQLite wait for no disk from now on: for a test of very many commits, whose database need not outlive a power cut.</summary>
    public async Task ForgoDurabilityAsync()
    {
        if (Options.Provider is not DatabaseProvider.Sqlite)
            throw new InvalidOperationException("Only SQLite is told so by its connections.");
        // It is the connections that wait, and the pool keeps them: more than one use case ever opens at once.
        List<PortalDb> opened = [];
        for (var i = 0; i < 4; i++)
        {
            opened.Add(Open());
            await opened[^1].Database.OpenConnectionAsync();
            await opened[^1].Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF");
        }

        foreach (var db in opened)
            await db.DisposeAsync();
    }

    internal PortalDb Open() => Store.Open();

    public async ValueTask DisposeAsync()
    {
        var store = Store;
        await _services.DisposeAsync();
        if (Options.Provider is DatabaseProvider.PostgreSql)
        {
            if (_canBeReturned)
            {
                await PrivatePostgres.PutBackAsync(Options.ConnectionString);
                Returned.Add(Options.ConnectionString);
            }
            else
            {
                await (await PrivatePostgres.GetAsync()).DropDatabaseAsync(Options.ConnectionString);
            }

            return;
        }

        LeaveSqlite(store);
        var path = new SqliteConnectionStringBuilder(Options.ConnectionString).DataSource;
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            File.Delete(file);
    }

    // GetAsync comes first in CreateAsync, so a machine without PostgreSQL never gets here.
    private static Task<string> TemplateOf(DatabaseProvider provider) => Templates[provider].Value;

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var path = RunFolder.NewPath(".template.db");
        var store = await FillAsync(new(DatabaseProvider.Sqlite, SqliteAt(path)));
        // A copy takes one file: what is in the write-ahead log must be in it.
        await using (var db = store.Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        LeaveSqlite(store);
        return path;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        const string name = "template_portal";
        var connectionString = await (await PrivatePostgres.GetAsync()).CreateDatabaseAsync(name);
        await FillAsync(new(DatabaseProvider.PostgreSql, connectionString));
        await PrivatePostgres.RememberAsync(connectionString);
        PrivatePostgres.LeaveConnections(connectionString);
        return name;
    }

    private static async Task<Store> FillAsync(StorageOptions options)
    {
        var store = new Store(options);
        using var shelf = new CatalogShelf(store);
        await store.MigrateAsync(CancellationToken.None);
        await new CatalogSeed(store, shelf).RunAsync(CancellationToken.None);
        await new ServiceSeed(store).RunAsync(CancellationToken.None);
        await People.AddToAsync(store);
        return store;
    }

    private static string SqliteAt(string path) => new SqliteConnectionStringBuilder { DataSource = path }.ToString();

    private static void LeaveSqlite(Store store)
    {
        // Pools are told apart by the whole connection string, and the store adds to the one it was given.
        using var db = store.Open();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private static string NewName() => "test_" + FreshId.Next().ToString("N");
}
