using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The requests that the reader may see, a page at a time.</summary>
public sealed class ReadRequestList(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>The longest search text looked at, in characters; what is over is not looked at.</summary>
    public const int SearchLimit = 200;

    /// <summary>Up to so many requests are counted by status; a longer list has no counts.</summary>
    public const int MostCounted = 5_000;

    /// <summary>One page.</summary>
    public async Task<Outcome<RequestPage>> RunAsync(Actor actor, RequestListFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = store.Open();
        var selection = await RequestSelection.OfAsync(db, actor, filter, cancellationToken);
        var counts = await CountAsync(selection, cancellationToken);
        var rows = await selection.RowsAsync(PageSize + 1, cancellationToken);

        var more = rows.Count > PageSize;
        if (more)
            rows.RemoveAt(PageSize);
        if (filter.Before is not null)
            rows.Reverse();
        var hasNext = filter.Before is not null || more;
        var hasPrevious = filter.Before is not null ? more : filter.After is not null;
        return new RequestPage(
            rows,
            counts,
            hasNext && rows.Count > 0 ? RequestCursor.Of(rows[^1]) : null,
            hasPrevious && rows.Count > 0 ? RequestCursor.Of(rows[0]) : null);
    }

    private static async Task<IReadOnlyDictionary<RequestStatus, int>?> CountAsync(RequestSelection selection, CancellationToken cancellationToken)
    {
        if (!selection.IsBounded)
            return null;
        var counts = await selection.All.Select(row => row.Status).Take(MostCounted + 1)
            .GroupBy(status => status).Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts.Sum(count => count.Count) > MostCounted ? null : counts.ToDictionary(count => count.Key, count => count.Count);
    }
}
