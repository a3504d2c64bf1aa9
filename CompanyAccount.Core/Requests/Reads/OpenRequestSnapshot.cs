using CompanyAccount.Core.Live;
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
        var rows = await Rows(db, db.Requests).ToListAsync(cancellationToken);
        _rows = [.. rows.OrderBy(row => row, BoardRow.QueueOrder)];
        _loaded.TrySetResult();
        feed.Announce(Topic.Board);
    }

    /// <summary>Reads these requests anew: those that ended leave, the others are put in their place.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var changed = await Rows(db, db.Requests.Where(row => requestIds.Contains(row.Id))).ToListAsync(cancellationToken);
        var ids = requestIds.ToHashSet();
        _rows = [.. _rows.Where(row => !ids.Contains(row.Id)).Concat(changed).OrderBy(row => row, BoardRow.QueueOrder)];
        feed.Announce(Topic.Board);
    }

    private static IQueryable<BoardRow> Rows(PortalDb db, IQueryable<SupportRequest> requests) =>
        from row in requests.AsNoTracking()
        where row.Status == RequestStatus.Processing || row.Status == RequestStatus.AwaitingCustomer || row.Status == RequestStatus.SolutionProvided
        join company in db.Companies on row.CompanyId equals company.Id
        select new BoardRow(row.Id, row.Number, company.Name, row.ProductId, row.Subject, row.Severity, row.Status, row.AssigneeId, row.AssigneeName, row.SubmittedAt, row.ChangedAt, row.Version);
}
