using CompanyAccount.Core.Storage.PostgreSql;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// The full-text index beside the rows of <see cref="SearchText"/>: a virtual table of SQLite (FTS5), a column of
/// PostgreSQL with an index (GIN). Triggers keep it, so it changes in the commit of the row. It is no part of the model
/// and so of no migration: it is made at each start, if it is not there. Each word stands in it twice: as it is, for the
/// vendor's people, and behind its company's key, for the company's.
/// </summary>
internal static class SearchIndex
{
    private const long MigrationLock = 4_170_001;

    /// <summary>Makes what is not there. Rows that were there before are indexed by the backfill.</summary>
    public static Task PrepareAsync(PortalDb db, CancellationToken cancellationToken) =>
        db is PostgreSqlPortalDb ? PreparePostgresAsync(db, cancellationToken) : PrepareSqliteAsync(db, cancellationToken);

    // The tokenizer takes what stands between spaces: which words there are was decided before. Neither places nor counts
    // of words are kept, for nothing is ranked; beginnings of three to five letters are, for words that are being typed.
    private static async Task PrepareSqliteAsync(PortalDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isThere = (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = 'RequestSearchIndex'").ToListAsync(cancellationToken)).Single() > 0;
        if (!isThere)
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE VIRTUAL TABLE "RequestSearchIndex" USING fts5(words, content='', contentless_delete=1, detail=none, prefix='3 4 5', tokenize="ascii tokenchars '._'");
                UPDATE "RequestSearch" SET "Edition" = 0, "Words" = '';
                """,
                cancellationToken);
        }

        // A migration that makes the table anew drops its triggers.
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TRIGGER IF NOT EXISTS "RequestSearch_Added" AFTER INSERT ON "RequestSearch" BEGIN
                INSERT INTO "RequestSearchIndex"(rowid, words) VALUES (new."Number", new."Words" || replace(rtrim(new."Words"), ' ', ' ' || new."CompanyKey" || '_'));
            END;
            CREATE TRIGGER IF NOT EXISTS "RequestSearch_Changed" AFTER UPDATE OF "Words" ON "RequestSearch" BEGIN
                INSERT OR REPLACE INTO "RequestSearchIndex"(rowid, words) VALUES (new."Number", new."Words" || replace(rtrim(new."Words"), ' ', ' ' || new."CompanyKey" || '_'));
            END;
            CREATE TRIGGER IF NOT EXISTS "RequestSearch_Removed" AFTER DELETE ON "RequestSearch" BEGIN
                DELETE FROM "RequestSearchIndex" WHERE rowid = old."Number";
            END;
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task PreparePostgresAsync(PortalDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Several nodes may start at once.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({MigrationLock})", cancellationToken);
        var isThere = (await db.Database.SqlQuery<int>(
            $"""SELECT COUNT(*)::int AS "Value" FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'RequestSearch' AND column_name = 'Vector'""").ToListAsync(cancellationToken)).Single() > 0;
        if (!isThere)
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                ALTER TABLE "RequestSearch" ADD COLUMN "Vector" tsvector;
                CREATE INDEX "IX_RequestSearch_Vector" ON "RequestSearch" USING gin ("Vector") WITH (gin_pending_list_limit = 512);
                CREATE OR REPLACE FUNCTION request_search_vector() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                    NEW."Vector" := array_to_tsvector(array_remove(
                        string_to_array(btrim(NEW."Words"), ' ') || string_to_array(replace(rtrim(NEW."Words"), ' ', ' ' || NEW."CompanyKey" || '_'), ' '), ''));
                    RETURN NEW;
                END
                $body$;
                CREATE TRIGGER "RequestSearch_Kept" BEFORE INSERT OR UPDATE OF "Words" ON "RequestSearch" FOR EACH ROW EXECUTE FUNCTION request_search_vector();
                UPDATE "RequestSearch" SET "Edition" = 0, "Words" = '';
                """,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
