using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage.PostgreSql;
using CompanyAccount.Core.Wording;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Full-text search of requests: keeping their words, and finding by them.</summary>
internal static class SearchQueries
{
    /// <summary>
    /// Up to so many requests are looked up by their numbers, as the index gives them. A search that finds more is of
    /// words so common that the list, walked in its own order, soon meets a page of them.
    /// </summary>
    public const int MostFound = 2000;

    private const int LongestGatheredPrefix = 5;

    /// <summary>Puts a public message into the words of its request; the caller saves, in the commit of the message itself.</summary>
    public static async Task IndexAsync(this PortalDb db, SupportRequest request, RequestMessage message, CancellationToken cancellationToken)
    {
        if (db.Entry(request).State is EntityState.Added)
        {
            db.SearchTexts.Add(SearchText.Of(request, [message.Body]));
            return;
        }

        var known = await db.SearchTexts.FindAsync([request.Number], cancellationToken);
        if (known?.Edition == SearchWords.Edition)
        {
            known.Add(message.Body);
            return;
        }

        // Not yet met by the backfill: what was written before comes along.
        List<string> bodies = [.. await db.BodiesOf(request.Id).ToListAsync(cancellationToken), message.Body];
        if (known is null)
            db.SearchTexts.Add(SearchText.Of(request, bodies));
        else
            known.Rebuild(request, bodies);
    }

    /// <summary>The public messages of a request, oldest first.</summary>
    public static IQueryable<string> BodiesOf(this PortalDb db, Guid requestId) =>
        db.Messages.Where(row => row.RequestId == requestId).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.Body);

    /// <summary>Those of the requests that hold all words of a search.</summary>
    /// <param name="db">The open database.</param>
    /// <param name="requests">What the person may see: the wall is the caller's.</param>
    /// <param name="actor">Who searches: a company's people walk over their own company's words.</param>
    /// <param name="query">The search, not blank.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The requests, and whether they are few: at most <see cref="MostFound"/>.</returns>
    public static async Task<(IQueryable<SupportRequest> Requests, bool AreFew)> MatchingAsync(
        this PortalDb db, IQueryable<SupportRequest> requests, Actor actor, SearchQuery query, CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0)
            return (requests.Where(_ => false), true);
        var key = actor is Actor.Member member ? SearchText.KeyOf(member.CompanyId) + "_" : "";
        if (key.Length == 0)
            query = await db.WithoutNeedlessPrefixAsync(query, cancellationToken);
        var numbers = await db.FoundNumbers(query, key).Take(MostFound + 1).ToListAsync(cancellationToken);
        return numbers.Count <= MostFound
            // One parameter: a statement with two thousand of them takes longer to read than to carry out.
            ? (requests.Where(row => EF.Parameter(numbers).Contains(row.Number)), true)
            : (Walked(db, requests, query), false);
    }

    /// <summary>What the index finds.</summary>
    /// <param name="db">The open database.</param>
    /// <param name="query">The search.</param>
    /// <param name="key">What each word is led by: a company's key, or nothing.</param>
    public static IQueryable<long> FoundNumbers(this PortalDb db, SearchQuery query, string key)
    {
        // Words hold letters, digits and dots: there is nothing in them to escape.
        if (db is PostgreSqlPortalDb)
        {
            var terms = string.Join(" & ", query.Terms.Select(term => term.Prefix is null ? $"'{key}{term.Stem}'" : $"('{key}{term.Stem}' | '{key}{term.Prefix}':*)"));
            return db.Database.SqlQuery<long>($"""SELECT "Number" AS "Value" FROM "RequestSearch" WHERE "Vector" @@ {terms}::tsquery""");
        }

        var match = string.Join(" AND ", query.Terms.Select(term => term.Prefix is null ? $"\"{key}{term.Stem}\"" : $"(\"{key}{term.Stem}\" OR \"{key}{term.Prefix}\" *)"));
        return db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "RequestSearchIndex" WHERE "RequestSearchIndex" MATCH {match}""");
    }

    // Asked of each row that the list comes by. Written so that neither database takes it for rare and looks for another way.
    private static IQueryable<SupportRequest> Walked(PortalDb db, IQueryable<SupportRequest> requests, SearchQuery query)
    {
        IQueryable<SearchText> texts = db.SearchTexts;
        foreach (var term in query.Terms)
        {
            var (stem, prefix) = ($" {term.Stem} ", $" {term.Prefix}");
#pragma warning disable CA1310, CA2249 // The comparison is the database's: it is written so that EF Core translates it.
            texts = term.Prefix is null
                ? texts.Where(text => text.Words.IndexOf(stem) >= 0)
                : texts.Where(text => text.Words.IndexOf(stem) >= 0 || text.Words.IndexOf(prefix) >= 0);
#pragma warning restore CA1310, CA2249
        }

        return requests.Where(row => texts.Any(text => text.Number == row.Number));
    }

    // All that begins so, in all companies, is much to gather; for short beginnings the index has it gathered. A word that stands in some text as it is typed is taken for finished.
    private static async Task<SearchQuery> WithoutNeedlessPrefixAsync(this PortalDb db, SearchQuery query, CancellationToken cancellationToken)
    {
        if (query.Terms[^1] is not { Prefix.Length: > LongestGatheredPrefix } last)
            return query;
        var finished = last with { Prefix = null };
        return await db.FoundNumbers(query with { Terms = [finished] }, "").AnyAsync(cancellationToken)
            ? query with { Terms = [.. query.Terms.SkipLast(1), finished] }
            : query;
    }
}
