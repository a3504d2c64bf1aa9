using CompanyAccount.Core.Storage.PostgreSql;
using CompanyAccount.Core.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>The door to the database. Everyone may hold it; only Core can open it.</summary>
public sealed class Store
{
    private readonly Func<PortalDb> _open;

    /// <summary>A store in the configured database.</summary>
    public Store(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Provider = options.Provider;
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                var connection = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true };
                EnsureFolder(connection.DataSource);
                var sqlite = new DbContextOptionsBuilder<SqlitePortalDb>()
                    .UseSqlite(connection.ToString())
                    .UseIdentitySchema()
                    .Options;
                _open = () => new SqlitePortalDb(sqlite);
                break;
            case DatabaseProvider.PostgreSql:
                var postgres = new DbContextOptionsBuilder<PostgreSqlPortalDb>().UseNpgsql(options.ConnectionString).UseIdentitySchema().Options;
                _open = () => new PostgreSqlPortalDb(postgres);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Unknown database provider.");
        }
    }

    /// <summary>The kind of database.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>Opens the database for one use case or read; dispose it at its end.</summary>
    internal PortalDb Open() => _open();

    /// <summary>Whether the database answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        return await db.Database.CanConnectAsync(cancellationToken);
    }

    /// <summary>Brings the schema to this version of the portal.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        await db.Database.MigrateAsync(cancellationToken);
        if (Provider is DatabaseProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await SearchIndex.PrepareAsync(db, cancellationToken);
        await FoldNamesAsync(db, cancellationToken);
    }

    // Names of rows that are older than their folded columns: folding is no work for SQL, which knows ASCII only on SQLite.
    private static async Task FoldNamesAsync(PortalDb db, CancellationToken cancellationToken)
    {
        foreach (var company in await db.Companies.Where(row => row.NameFolded == "" && row.Name != "").ToListAsync(cancellationToken))
            company.Rename(company.Name);
        var unfolded =
            from member in db.Members
            where member.NameFolded == "" && member.EmailFolded == ""
            join user in db.Users on member.PersonId equals user.Id
            select new { Member = member, user.FullName, user.Email };
        foreach (var row in await unfolded.ToListAsync(cancellationToken))
            row.Member.Rename(row.FullName, row.Email ?? "");
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void EnsureFolder(string dataSource)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(dataSource)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
    }
}
