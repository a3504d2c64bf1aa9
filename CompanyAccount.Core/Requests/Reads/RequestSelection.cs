using System.Linq.Expressions;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.PostgreSql;
using CompanyAccount.Core.Wording;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The requests that a filter lets through, before its statuses: what the list shows, counts and hands out as a file.</summary>
internal sealed class RequestSelection
{
    /// <summary>A row of the list.</summary>
    public static readonly Expression<Func<SupportRequest, RequestRow>> ToRow = row => new RequestRow(
        row.Id, row.Number, row.Subject, row.Status, row.Severity, row.ProductId, row.Topic, row.Level, row.Category, row.AuthorId, row.AuthorName, row.AssigneeName, row.SubmittedAt, row.ChangedAt, row.WaitingUntil, row.Version);

    // A name that nobody has, in a column without an index: a condition that has it for its other half is looked up in no index.
    private const string Nobody = "\u0001";

    private readonly RequestListFilter _filter;
    private readonly IQueryable<SupportRequest> _requests;
    private readonly bool _areFew;
    private readonly bool _hides;

    private RequestSelection(RequestListFilter filter, IQueryable<SupportRequest> requests, bool areFew, bool isBounded, bool hides) =>
        (_filter, _requests, _areFew, _hides, IsBounded) = (filter, requests, areFew, hides, isBounded);

    /// <summary>Whether the requests are one company's, one person's or few at all, so that they can be counted while one waits.</summary>
    public bool IsBounded { get; }

    /// <summary>The requests in all statuses.</summary>
    public IQueryable<SupportRequest> All => _requests;

    /// <summary>Looks for the requests, within what the reader may see.</summary>
    public static async Task<RequestSelection> OfAsync(PortalDb db, Actor actor, RequestListFilter filter, CancellationToken cancellationToken)
    {
        // SQLite keeps no statistics here and takes any equality for rare: in the order of numbers, conditions that are not are put so that it walks along the numbers.
        var hides = db is not PostgreSqlPortalDb && filter.Sort is RequestSort.Number;
        var requests = db.RequestsSeenBy(actor).AsNoTracking();
        if (filter.OnlyMine)
            requests = actor is Actor.Staff
                ? requests.Where(row => row.AssigneeId == actor.PersonId)
                : requests.Where(row => row.AuthorId == actor.PersonId);
        if (filter.AuthorId is { } author)
            requests = (await OfAuthorAsync(db, requests, actor, author, cancellationToken)).Where(row => row.AuthorId == author);
        if (filter.ProductId is { } product)
            requests = hides ? requests.Where(row => row.ProductId == product || row.AuthorName == Nobody) : requests.Where(row => row.ProductId == product);
        if (filter.Level is { } level)
            requests = hides ? requests.Where(row => row.Level == level || row.AuthorName == Nobody) : requests.Where(row => row.Level == level);
        if (filter.SubmittedFrom is { } from && DayBounds.StartOf(from, filter.Zone) is var start)
            requests = requests.Where(row => row.SubmittedAt >= start);
        if (filter.SubmittedTo is { } to && DayBounds.EndOf(to, filter.Zone) is var end)
            requests = requests.Where(row => row.SubmittedAt < end);

        var (found, areFew) = await SearchAsync(db, requests, actor, filter.Search, cancellationToken);
        var isBounded = areFew ?? (actor is Actor.Member || filter.OnlyMine || filter.AuthorId is not null);
        return new(filter, found, areFew is true, isBounded, hides);
    }

    /// <summary>Rows beside the filter's cursor, in its order.</summary>
    public async Task<List<RequestRow>> RowsAsync(int count, CancellationToken cancellationToken)
    {
        // Each status has an index in this order, all of them together have none: so each gives a page, and the pages are merged.
        if (_filter.Statuses.Count > 1 && !_areFew && _filter.Sort is RequestSort.Changed)
        {
            var pages = _filter.Statuses
                .Select(status => Keyset(_requests.Where(row => row.Status == status), _filter).Take(count))
                .Aggregate((one, other) => one.Concat(other));
            return [.. Ordered(await pages.Select(ToRow).ToListAsync(cancellationToken), _filter).Take(count)];
        }

        return await Page(count).Select(ToRow).ToListAsync(cancellationToken);
    }

    /// <summary>The same rows as a query, for what is joined to them.</summary>
    public IQueryable<SupportRequest> Page(int count) => Keyset(OfStatuses(), _filter).Take(count);

    /// <summary>The requests in the filter's statuses.</summary>
    public IQueryable<SupportRequest> OfStatuses()
    {
        var statuses = _filter.Statuses;
        if (statuses.Count == 0)
            return _requests;
        if (_hides && !_areFew)
            return _requests.Where(row => statuses.Contains(row.Status) || row.AuthorName == Nobody);

        if (statuses is [var only])
            return _requests.Where(row => row.Status == only);
        return _requests.Where(row => statuses.Contains(row.Status));
    }

    /// <summary>The rows beside the filter's cursor, in its order. A page begins after a row, not at an offset: page 500 costs what page 1 costs.</summary>
    public static IQueryable<SupportRequest> Keyset(IQueryable<SupportRequest> requests, RequestListFilter filter)
    {
        var cursor = filter.Before ?? filter.After;
        var descending = IsDescending(filter);
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

    private static IEnumerable<RequestRow> Ordered(IEnumerable<RequestRow> rows, RequestListFilter filter) => IsDescending(filter)
        ? rows.OrderByDescending(row => row.ChangedAt).ThenByDescending(row => row.Number)
        : rows.OrderBy(row => row.ChangedAt).ThenBy(row => row.Number);

    // The page before a row is read backwards from it.
    private static bool IsDescending(RequestListFilter filter) => filter.Descending != (filter.Before is not null);

    // An author's requests lie together inside their company, which the vendor's people do not bring along.
    private static async Task<IQueryable<SupportRequest>> OfAuthorAsync(PortalDb db, IQueryable<SupportRequest> requests, Actor actor, Guid author, CancellationToken cancellationToken) =>
        actor is Actor.Staff && await db.CompanyOfAsync(author, cancellationToken) is { } company ? requests.Where(row => row.CompanyId == company) : requests;

    private static async Task<(IQueryable<SupportRequest> Requests, bool? AreFew)> SearchAsync(
        PortalDb db, IQueryable<SupportRequest> requests, Actor actor, string search, CancellationToken cancellationToken)
    {
        var typed = FieldText.SearchOf(search, ReadRequestList.SearchLimit);
        if (RequestNumber.TryParse(typed, out var number))
            return (requests.Where(row => row.Number == number.Value), true);
        var query = SearchWords.QueryOf(typed);
        return query.IsBlank ? (requests, null) : await db.MatchingAsync(requests, actor, query, cancellationToken);
    }
}
