using System.Net;
using System.Net.Sockets;
using CompanyAccount.Tests.Bench;
using Npgsql;

[assembly: AssemblyFixture(typeof(PrivatePostgres.OfThisRun))]

namespace CompanyAccount.Tests.Bench;

/// <summary>A PostgreSQL server of this test run's own: on a free loopback port, in a temporary folder, gone at the end of the run.</summary>
internal sealed class PrivatePostgres
{
    /// <summary>Why tests on PostgreSQL are skipped; the words that <c>.ci/run</c> fails on.</summary>
    public const string NotInstalled = "PostgreSQL is not installed: apt-get install postgresql";

    private const int Attempts = 5;
    private static readonly Lazy<Task<PrivatePostgres?>> Server = new(StartAsync);
    private readonly Binaries _binaries;
    private readonly string _dataFolder;
    private static readonly SemaphoreSlim Creating = new(1);
    private readonly NpgsqlConnectionStringBuilder _connection;

    private PrivatePostgres(Binaries binaries, string dataFolder, int port)
    {
        _binaries = binaries;
        _dataFolder = dataFolder;
        _connection = new()
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "portal",
            Database = "postgres",
            MaxPoolSize = 30,
            IncludeErrorDetail = true,
        };
    }

    /// <summary>The server, started at first use. Ends the test as skipped where PostgreSQL is not installed.</summary>
    public static async Task<PrivatePostgres> GetAsync()
    {
        var server = await Server.Value;
        if (server is null)
            Assert.Skip(NotInstalled);
        return server;
    }

    /// <summary>Makes a database and tells how to reach it.</summary>
    /// <param name="name">Its name: letters, digits, underscores.</param>
    /// <param name="template">The database to copy; nobody may be connected to it.</param>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null)
    {
        await Creating.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        }
        finally
        {
            Creating.Release();
        }

        return new NpgsqlConnectionStringBuilder(_connection.ToString()) { Database = name }.ToString();
    }

    public Task DropDatabaseAsync(string connectionString)
    {
        LeaveConnections(connectionString);
        return ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Closes the pooled connections, so that the database can be copied or dropped.</summary>
    public static void LeaveConnections(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>Keeps a copy of all rows beside them, for <see cref="PutBackAsync"/>.</summary>
    public static Task RememberAsync(string connectionString) => ExecuteAsync(connectionString, """
        CREATE SCHEMA remembered;
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('CREATE TABLE remembered.%I AS TABLE public.%I', name, name);
            END LOOP;
        END $$;
        """);

    /// <summary>Makes all rows what they were when they were remembered, whatever was done to them.</summary>
    public static Task PutBackAsync(string connectionString) => ExecuteAsync(connectionString, """
        BEGIN;
        SET LOCAL session_replication_role = replica;
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('DELETE FROM public.%I', name);
                EXECUTE format('INSERT INTO public.%I SELECT * FROM remembered.%I', name, name);
            END LOOP;
        END $$;
        COMMIT;
        """);

    private Task ExecuteAsync(string sql) => ExecuteAsync(_connection.ToString(), sql);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PrivatePostgres?> StartAsync()
    {
        if (Binaries.Find() is not { } binaries)
            return null;
        await StopAbandonedAsync(binaries);
        var folder = Path.Combine(RunFolder.Own, "postgres");
        Directory.CreateDirectory(folder);
        await Binaries.GiveAsync(folder);
        await MustAsync(binaries.RunAsync("initdb", "-D", DataOf(folder), "-U", "portal", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"));
        var log = Path.Combine(folder, "log");
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            // Nothing here outlives the run, so nothing has to reach the disk.
            var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
            var (exitCode, output) = await binaries.RunAsync("pg_ctl", "-D", DataOf(folder), "-l", log, "-w", "-o", options, "start");
            if (exitCode == 0)
                return new(binaries, DataOf(folder), port);
            if (attempt == Attempts)
                throw new InvalidOperationException($"The private PostgreSQL did not start: {output}");
        }
    }

    private static async Task StopAbandonedAsync(Binaries binaries)
    {
        foreach (var folder in RunFolder.Abandoned())
        {
            var data = DataOf(Path.Combine(folder, "postgres"));
            if (Directory.Exists(data))
                await binaries.RunAsync("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
            RunFolder.Remove(folder);
        }
    }

    private static async Task StopAsync()
    {
        // A server that never came up has failed its tests already.
        if (Server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && await Server.Value is { } server)
            await server._binaries.RunAsync("pg_ctl", "-D", server._dataFolder, "-m", "immediate", "-w", "stop");
    }

    private static string DataOf(string folder) => Path.Combine(folder, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task MustAsync(Task<(int ExitCode, string Output)> run)
    {
        var (exitCode, output) = await run;
        if (exitCode != 0)
            throw new InvalidOperationException($"The private PostgreSQL could not be prepared: {output}");
    }

    /// <summary>The end of the run: the server stops, the folder goes.</summary>
    public sealed class OfThisRun : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            RunFolder.RemoveMine();
        }
    }

    /// <summary>PostgreSQL's programs, and who may run them: the server refuses to run as root.</summary>
    private sealed record Binaries(string Folder)
    {
        private const string Account = "postgres";

        public static Binaries? Find()
        {
            var folders = Directory.Exists("/usr/lib/postgresql")
                ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                    .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                    .Select(folder => Path.Combine(folder, "bin"))
                : [];
            var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            var found = folders.Concat(path).FirstOrDefault(folder =>
                File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
            return found is null ? null : new(found);
        }

        public Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
        {
            var path = Path.Combine(Folder, program);
            return Environment.IsPrivilegedProcess
                ? ToolRun.RunAsync("runuser", ["-u", Account, "--", path, .. arguments])
                : ToolRun.RunAsync(path, arguments);
        }

        /// <summary>Lets the account that the server runs under write into a folder.</summary>
        public static Task GiveAsync(string folder) =>
            Environment.IsPrivilegedProcess ? MustAsync(ToolRun.RunAsync("chown", Account, folder)) : Task.CompletedTask;
    }
}
