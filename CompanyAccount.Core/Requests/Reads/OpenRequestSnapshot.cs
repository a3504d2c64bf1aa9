using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>
/// The open requests of the whole portal, once per node: a change is read once, not once per open board. Kept up by one
/// loop (<see cref="Jobs.BoardLoop"/>); readers take the latest version without waiting.
/// </summary>
internal sealed class OpenRequestSnapshot(Store store, LiveFeed feed)
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile BoardRow[] _rows = [];

    /// <summary>The rows, oldest first, as soon as they were read for the first time.</summary>
    public async Task<IReadOnlyList<BoardRow>> RowsAsync(CancellationToken cancellationToken)
    {
        await _loaded.Task.WaitAsync(cancellationToken);
        return _rows;
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var read = await Rows(db, db.Requests).ToListAsync(cancellationToken);
        var known = _rows.ToDictionary(row => row.Id);
        Show([.. read.Select(row => known.TryGetValue(row.Id, out var same) && same == row ? same : row).Order(BoardRow.QueueOrder)]);
        _loaded.TrySetResult();
    }

    /// <summary>Takes in what hints tell: a known request that this node has just committed as it is, any other from the database.</summary>
    public async Task TakeAsync(IReadOnlyCollection<LiveHint> hints, CancellationToken cancellationToken)
    {
        HashSet<Guid> unknown = [];
        foreach (var hint in hints)
        {
            if (!TryTake(hint))
                unknown.Add(hint.SubjectId);
        }

        if (unknown.Count > 0)
            await RefreshAsync(unknown, cancellationToken);
    }

    /// <summary>Reads these requests anew: those that ended leave, the others are put in their place.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var ids = requestIds.ToHashSet();
        Put(ids, await Rows(db, Of(db, ids)).ToListAsync(cancellationToken));
    }

    // What happens to a row besides, such as another name of its company, comes with the next full look.
    private bool TryTake(LiveHint hint)
    {
        if (hint.Committed is not SupportRequest request || _rows.FirstOrDefault(row => row.Id == request.Id) is not { } known)
            return false;
        if (request.Version > known.Version)
            Put([request.Id], StatusMoves.IsEnd(request.Status) ? [] : [known.As(request)]);
        return true;
    }

    private void Put(HashSet<Guid> ids, List<BoardRow> read)
    {
        var before = _rows.Where(row => ids.Contains(row.Id)).ToList();
        if (before.Count == read.Count && !before.Except(read).Any())
            return;
        List<BoardRow> rows = [.. _rows.Where(row => !ids.Contains(row.Id))];
        foreach (var row in read)
        {
            var place = rows.BinarySearch(row, BoardRow.QueueOrder);
            rows.Insert(place < 0 ? ~place : place, row);
        }

        Show([.. rows]);
    }

    // Nearly always one request changed, and a plain comparison is the quicker query.
    private static IQueryable<SupportRequest> Of(PortalDb db, HashSet<Guid> ids)
    {
        if (ids.Count != 1)
            return db.Requests.Where(row => ids.Contains(row.Id));
        var id = ids.Single();
        return db.Requests.Where(row => row.Id == id);
    }

    // Told only when there is something to see: a hint comes twice, from the use case and from the outbox.
    private void Show(BoardRow[] rows)
    {
        var same = _loaded.Task.IsCompleted && _rows.AsSpan().SequenceEqual(rows);
        _rows = rows;
        if (!same)
            feed.Announce(Topic.Board);
    }

    internal static IQueryable<BoardRow> Rows(PortalDb db, IQueryable<SupportRequest> requests) =>
        from row in requests.AsNoTracking()
        where row.Status == RequestStatus.Processing || row.Status == RequestStatus.AwaitingCustomer || row.Status == RequestStatus.SolutionProvided
        // The board is the engineers'; feedback has a queue of the service managers' own.
        where row.Category != RequestCategory.Feedback
        join company in db.Companies on row.CompanyId equals company.Id
        where company.DeletedAt == null
        select new BoardRow(row.Id, row.Number, company.Name, row.ProductId, row.Topic, row.Subject, row.Severity, row.Status, row.AssigneeId, row.AssigneeName, row.SubmittedAt, row.ChangedAt, row.Version, row.SubjectFolded, FieldText.Fold(company.Name), row.Level, row.Priority, row.ReactionNearAt, row.ReactionDueAt, row.ReactedAt);
}
