using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Wording;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Indexes requests that are older than the index, or than its rules. What is indexed stays so: a stop goes on from there.</summary>
internal sealed class SearchBackfill(Store store)
{
    /// <summary>How many requests are indexed in one transaction.</summary>
    public const int BatchSize = 50;

    /// <summary>Indexes all that is not.</summary>
    /// <returns>How many requests were indexed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (indexed, after) = (0, 0L);
        while (true)
        {
            try
            {
                if (await IndexBatchAsync(after, cancellationToken) is not { } batch)
                    return indexed;
                (indexed, after) = (indexed + batch.Count, batch.Last);
            }
            catch (DbUpdateException meanwhile) when (meanwhile is DbUpdateConcurrencyException || StoreFaults.IsDuplicate(meanwhile))
            {
                // Somebody wrote into one of them just now, or another node indexed it: the batch is read again, without it.
            }
        }
    }

    private async Task<(int Count, long Last)?> IndexBatchAsync(long after, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var requests = await db.Requests.AsNoTracking()
            .Where(row => row.Number > after && !db.SearchTexts.Any(text => text.Number == row.Number && text.Edition == SearchWords.Edition))
            .OrderBy(row => row.Number)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (requests.Count == 0)
            return null;
        var numbers = requests.Select(row => row.Number).ToList();
        var ids = requests.Select(row => row.Id).ToList();
        var known = await db.SearchTexts.Where(row => numbers.Contains(row.Number)).ToDictionaryAsync(row => row.Number, cancellationToken);
        var bodies = (await db.Messages.AsNoTracking()
            .Where(row => ids.Contains(row.RequestId))
            .OrderBy(row => row.At).ThenBy(row => row.Id)
            .Select(row => new { row.RequestId, row.Body })
            .ToListAsync(cancellationToken)).ToLookup(row => row.RequestId, row => row.Body);
        foreach (var request in requests)
        {
            if (known.TryGetValue(request.Number, out var text))
                text.Rebuild(request, bodies[request.Id]);
            else
                db.SearchTexts.Add(SearchText.Of(request, bodies[request.Id]));
        }

        await db.SaveChangesAsync(cancellationToken);
        return (requests.Count, numbers[^1]);
    }
}
