using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>How jobs go through what is due: a page at a time, so that neither memory nor a lock grows with how much there is.</summary>
internal static class DueRows
{
    /// <summary>How many ids are read at once.</summary>
    private const int PageSize = 100;

    /// <summary>How many rows are erased in one statement.</summary>
    public const int StepSize = 500;

    /// <summary>
    /// Does something with each row that is due, each in a unit of its own. Whoever is late, of several nodes or behind a person
    /// who has just written, leaves the row to the next look; a row that fails keeps no other from its turn.
    /// </summary>
    /// <param name="store">The database.</param>
    /// <param name="due">Ids of the rows, the longest due first; a row that is done must not be among them any more.</param>
    /// <param name="act">Does it, saves, and tells whether there was anything to do.</param>
    /// <param name="logger">Hears of a row that fails.</param>
    /// <param name="cancellationToken">Ends it between two rows.</param>
    /// <returns>How many were done.</returns>
    public static async Task<int> EachDueAsync(
        this Store store, Func<PortalDb, IQueryable<Guid>> due, Func<PortalDb, Guid, CancellationToken, Task<bool>> act, ILogger logger, CancellationToken cancellationToken)
    {
        var done = 0;
        while (true)
        {
            var page = await store.ReadDueAsync(due, cancellationToken);
            var progress = 0;
            foreach (var id in page)
                progress += await store.TryAsync(id, act, logger, cancellationToken) ? 1 : 0;
            done += progress;
            if (page.Count < PageSize || progress == 0)
                return done;
        }
    }

    /// <summary>Erases all rows that are due: nobody who writes waits long for a step.</summary>
    /// <returns>How many were erased.</returns>
    public static async Task<int> EraseDueAsync<TRow>(this Store store, Func<PortalDb, IQueryable<TRow>> due, CancellationToken cancellationToken)
        where TRow : class
    {
        var erased = 0;
        while (true)
        {
            await using var db = store.Open();
            var ids = await due(db).Select(row => EF.Property<Guid>(row, "Id")).Take(StepSize).ToListAsync(cancellationToken);
            // Whoever has put one to use again since then keeps it.
            if (ids.Count > 0)
                erased += await due(db).Where(row => ids.Contains(EF.Property<Guid>(row, "Id"))).ExecuteDeleteAsync(cancellationToken);
            if (ids.Count < StepSize)
                return erased;
        }
    }

    private static async Task<List<Guid>> ReadDueAsync(this Store store, Func<PortalDb, IQueryable<Guid>> due, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await due(db).Take(PageSize).ToListAsync(cancellationToken);
    }

    private static async Task<bool> TryAsync(
        this Store store, Guid id, Func<PortalDb, Guid, CancellationToken, Task<bool>> act, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            return await act(db, id, cancellationToken);
        }
        catch (DbUpdateException late) when (late is DbUpdateConcurrencyException || StoreFaults.IsDuplicate(late))
        {
            return false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StoreFaults.RefusalOf(exception) is null)
        {
            logger.LogError(exception, "What is due for {RowId} could not be done; trying again later.", id);
            return false;
        }
    }
}
