using System.Globalization;
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

    /// <summary>One page.</summary>
    public async Task<Outcome<RequestPage>> RunAsync(Actor actor, RequestListFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = store.Open();
        var matching = Matching(db.RequestsSeenBy(actor).AsNoTracking(), actor, filter);
        var counts = await matching.GroupBy(row => row.Status).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var filtered = filter.Statuses.Count == 0 ? matching : matching.Where(row => filter.Statuses.Contains(row.Status));
        var rows = await Keyset(filtered, filter)
            .Take(PageSize + 1)
            .Select(row => new RequestRow(row.Id, row.Number, row.Subject, row.Status, row.Severity, row.ProductId, row.Topic, row.AuthorId, row.AuthorName, row.AssigneeName, row.SubmittedAt, row.ChangedAt, row.Version))
            .ToListAsync(cancellationToken);

        var more = rows.Count > PageSize;
        if (more)
            rows.RemoveAt(PageSize);
        if (filter.Before is not null)
            rows.Reverse();
        var hasNext = filter.Before is not null || more;
        var hasPrevious = filter.Before is not null ? more : filter.After is not null;
        return new RequestPage(
            rows,
            counts.ToDictionary(count => count.Key, count => count.Count),
            hasNext && rows.Count > 0 ? RequestCursor.Of(rows[^1]) : null,
            hasPrevious && rows.Count > 0 ? RequestCursor.Of(rows[0]) : null);
    }

    private static IQueryable<SupportRequest> Matching(IQueryable<SupportRequest> requests, Actor actor, RequestListFilter filter)
    {
        if (filter.OnlyMine)
            requests = actor is Actor.Staff
                ? requests.Where(row => row.AssigneeId == actor.PersonId)
                : requests.Where(row => row.AuthorId == actor.PersonId);
        var folded = FieldText.SearchOf(filter.Search, SearchLimit);
        if (folded.Length == 0)
            return requests;
        if (RequestNumber.TryParse(folded, out var number))
            return requests.Where(row => row.Number == number.Value);
        return long.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var bare)
            ? requests.Where(row => row.Number == bare || row.SubjectFolded.Contains(folded))
            : requests.Where(row => row.SubjectFolded.Contains(folded));
    }

    // A page begins after a row, not at an offset: page 500 costs what page 1 costs.
    internal static IQueryable<SupportRequest> Keyset(IQueryable<SupportRequest> requests, RequestListFilter filter)
    {
        var cursor = filter.Before ?? filter.After;
        var descending = filter.Descending != (filter.Before is not null);
        if (filter.Sort is RequestSort.Number)
        {
            if (cursor is not null)
                requests = descending ? requests.Where(row => row.Number < cursor.Number) : requests.Where(row => row.Number > cursor.Number);
            return descending ? requests.OrderByDescending(row => row.Number) : requests.OrderBy(row => row.Number);
        }

        if (cursor is not null)
            requests = descending
                ? requests.Where(row => row.ChangedAt < cursor.ChangedAt || (row.ChangedAt == cursor.ChangedAt && row.Number < cursor.Number))
                : requests.Where(row => row.ChangedAt > cursor.ChangedAt || (row.ChangedAt == cursor.ChangedAt && row.Number > cursor.Number));
        return descending
            ? requests.OrderByDescending(row => row.ChangedAt).ThenByDescending(row => row.Number)
            : requests.OrderBy(row => row.ChangedAt).ThenBy(row => row.Number);
    }
}
