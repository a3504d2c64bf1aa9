using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Storage;

// How a plan is asked for and judged, and the rows that make an index pay.
public sealed partial class QueryPlanTests
{
    /// <summary>By an index, of whatever table grows; what was found may be put in order afterwards, for it is little.</summary>
    private static void Found(string index, string plan)
    {
        Assert.True(plan.Contains(index, StringComparison.OrdinalIgnoreCase), plan);
        foreach (var table in (string[])["Requests", "RequestMessages", "RequestTimeline", "SupportContracts", "IncidentEntries"])
            Assert.DoesNotContain($"Seq Scan on \"{table}\"", plan, StringComparison.Ordinal);
        // What a co-routine found is no table.
        var tables = string.Join('\n', plan.Split('\n').Where(line => !line.StartsWith("SCAN ", StringComparison.Ordinal) || !plan.Contains("CO-ROUTINE " + line[5..], StringComparison.Ordinal)));
        Assert.False(System.Text.RegularExpressions.Regex.IsMatch(tables, @"^SCAN (?!\w+ USING|\()", System.Text.RegularExpressions.RegexOptions.Multiline), plan);
    }

    private static void Along(string index, string plan)
    {
        Assert.True(plan.Contains(index, StringComparison.OrdinalIgnoreCase) || (index == "PK_Requests" && plan.Contains("sqlite_autoindex_Requests_1", StringComparison.Ordinal)), plan);
        foreach (var table in (string[])["Requests", "RequestMessages", "RequestTimeline"])
        {
            Assert.DoesNotContain($"Seq Scan on \"{table}\"", plan, StringComparison.Ordinal);
            Assert.False(System.Text.RegularExpressions.Regex.IsMatch(plan, @"\bSCAN r\b(?! USING)"), plan);
        }

        // A sort of all that matched would grow with what is stored.
        Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync<T>(PortalDb db, IQueryable<T> query)
    {
        var command = Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.CreateDbCommand(query);
        await using (command)
        {
            command.CommandText = (db.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
            await db.Database.OpenConnectionAsync(Token);
            await using var reader = await command.ExecuteReaderAsync(Token);
            var lines = new List<string>();
            while (await reader.ReadAsync(Token))
                lines.Add(reader.GetString(reader.FieldCount - 1));
            return string.Join('\n', lines);
        }
    }

    /// <summary>Ended requests enough for an index to pay, a few open ones, and statistics.</summary>
    private static async Task FillAsync(TestDatabase database)
    {
        for (var i = 0; i < 8; i++)
            await database.SubmitAsync(i % 2 == 0 ? People.User : People.VectorUser);
        await using var db = database.Open();
        await MultiplyAsync(db, typeof(SupportRequest));
        await MultiplyAsync(db, typeof(RequestMessage));
        await MultiplyAsync(db, typeof(TimelineEntry));
        // PostgreSQL gathers statistics by itself; SQLite is never asked to here, nor by the portal.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", Token);
    }

    /// <summary>Words of all requests: one that most have, and one of a few.</summary>
    private static async Task FillSearchAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var key = SearchText.KeyOf(People.Romashka);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "RequestSearch" ("Number", "CompanyKey", "Words", "Edition", "Version")
            SELECT "Number", {key}, CASE WHEN "Number" % 500 = 0 THEN ' редк слов ' ELSE ' част слов ' END, 1, 1 FROM "Requests" WHERE "Number" > 1000
            """, Token);
        // As autovacuum leaves it: what was inserted a moment ago still waits beside the index, and makes it dear.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", Token);
    }

    private static async Task MultiplyAsync(PortalDb db, Type type)
    {
        var sqlite = db.Database.IsSqlite();
        var entity = db.Model.FindEntityType(type)!;
        var table = entity.GetTableName();
        var columns = entity.GetProperties().Select(property => property.GetColumnName()).ToList();
        string Value(string column) => column switch
        {
            "Id" or "DraftId" => sqlite ? "upper(printf('%08X-0000-7000-8000-%012X', n.i, r.rowid))" : "gen_random_uuid()",
            "Number" => "1000 + n.i",
            "Status" => "'Closed'",
            "ChangedAt" or "SubmittedAt" => sqlite ? $"r.\"{column}\" - n.i * 36000000000" : $"r.\"{column}\" - n.i * interval '1 hour'",
            "AuthorId" when type == typeof(SupportRequest) =>
                "(SELECT m.\"PersonId\" FROM \"Members\" m WHERE m.\"CompanyId\" = r.\"CompanyId\" ORDER BY (n.i * 7919) % 5, m.\"PersonId\" LIMIT 1)",
            "RequestId" => $"(SELECT q.\"Id\" FROM \"Requests\" q WHERE q.\"Number\" = 1000 + n.i)",
            "ProductId" => "CASE WHEN n.i % 40 = 0 THEN 'kes-windows' ELSE 'kes-linux' END",
            "Level" => "CASE WHEN n.i % 50 = 0 THEN 'MsaEnterprise' ELSE 'Standard' END",
            "AssigneeId" => sqlite
                ? $"CASE WHEN n.i % 30 = 0 THEN '{People.Engineer.PersonId.ToString().ToUpperInvariant()}' ELSE NULL END"
                : $"CASE WHEN n.i % 30 = 0 THEN '{People.Engineer.PersonId}'::uuid ELSE NULL END",
            _ => $"r.\"{column}\"",
        };
        var series = sqlite
            ? "(WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 5000) SELECT i FROM s) AS n"
            : "generate_series(1, 5000) AS n(i)";
        var list = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var values = string.Join(", ", columns.Select(Value));
        var numbered = $"(SELECT t.*, row_number() OVER (ORDER BY t.\"Id\") AS place{(sqlite ? ", t.rowid" : "")} FROM \"{table}\" t)";
        var insert = $"INSERT INTO \"{table}\" ({list}) SELECT {values} FROM {series} JOIN {numbered} r ON r.place = 1 + n.i % 8";
        await db.Database.ExecuteSqlRawAsync(insert, Token);
    }
}
