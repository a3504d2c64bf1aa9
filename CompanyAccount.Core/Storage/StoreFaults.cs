using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CompanyAccount.Core.Storage;

/// <summary>Which exceptions of the database and of the files are an ending that a person is told of, and which are defects.</summary>
internal static class StoreFaults
{
    // SQLite's primary result codes: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    private static readonly int[] PassingSqliteCodes = [5, 6, 8, 10, 13, 14];

    /// <summary>The refusal for an exception, or <see langword="null"/> for a defect.</summary>
    public static Refusal? RefusalOf(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => new ChangedMeanwhile(),
        DbUpdateException { InnerException: { } inner } => RefusalOf(inner),
        SqliteException sqlite when PassingSqliteCodes.Contains(sqlite.SqliteErrorCode) => new TemporarilyUnavailable(),
        FilesAwayException => new TemporarilyUnavailable(),
        NpgsqlException { IsTransient: true } => new TemporarilyUnavailable(),
        // How EF wraps a passing fault of PostgreSQL where nothing retries.
        InvalidOperationException { InnerException: (NpgsqlException or DbUpdateException) and var inner } => RefusalOf(inner),
        _ => null,
    };

    /// <summary>Whether a unique index refused the row.</summary>
    public static bool IsDuplicate(DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1555 or 2067 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };
}
