using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Records broken deadlines of the first answer and brings them under the eyes of the service managers: each once, whoever looks and how often.</summary>
internal sealed class DeadlineDesk(Store store, LiveFeed feed, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <summary>Records all that are broken by now.</summary>
    /// <returns>How many were recorded.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var recorded = 0;
        while (true)
        {
            var due = await ReadDueAsync(cancellationToken);
            var progress = 0;
            foreach (var id in due)
                progress += await RecordAsync(id, cancellationToken) ? 1 : 0;
            recorded += progress;
            if (due.Count < BatchSize || progress == 0)
                return recorded;
        }
    }

    /// <summary>Requests whose deadline is over, and that was not recorded.</summary>
    internal static IQueryable<Guid> Due(PortalDb db, DateTimeOffset now) =>
        db.Requests.Where(row => row.DeadlineCheckAt < now).OrderBy(row => row.DeadlineCheckAt).Select(row => row.Id).Take(BatchSize);

    private async Task<List<Guid>> ReadDueAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await Due(db, time.GetUtcNow()).ToListAsync(cancellationToken);
    }

    private async Task<bool> RecordAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var request = await db.Requests.SingleOrDefaultAsync(row => row.Id == requestId, cancellationToken);
        if (request?.BreakDeadline(time.GetUtcNow()) is not { } change)
            return false;
        await RequestDesk.KeepAsync(db, request, change, cancellationToken);
        // A request that was answered late and has ended since needs nobody's eyes any more.
        if (request.Escalate(EscalationReason.DeadlineBroken, time.GetUtcNow()).TryGet(out var escalation, out _))
            await RequestDesk.KeepAsync(db, request, escalation, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was quicker, or somebody has just answered: the next look decides.
            return false;
        }

        RequestDesk.Announce(feed, request);
        return true;
    }
}
