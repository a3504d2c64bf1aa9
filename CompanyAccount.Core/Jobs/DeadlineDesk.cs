using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Records broken deadlines of the first answer and brings them under the eyes of the service managers: each once, whoever looks and how often.</summary>
internal sealed class DeadlineDesk(Store store, LiveFeed feed, TimeProvider time, ILogger<DeadlineDesk> logger) : ISweep
{
    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromSeconds(10);

    /// <summary>Records all that are broken by now.</summary>
    /// <returns>How many were recorded.</returns>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => store.EachDueAsync(db => Due(db, time.GetUtcNow()), RecordAsync, logger, cancellationToken);

    /// <summary>Requests whose deadline is over, and that was not recorded.</summary>
    internal static IQueryable<Guid> Due(PortalDb db, DateTimeOffset now) =>
        db.Requests.Where(row => row.DeadlineCheckAt < now).OrderBy(row => row.DeadlineCheckAt).Select(row => row.Id);

    private async Task<bool> RecordAsync(PortalDb db, Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Requests.SingleOrDefaultAsync(row => row.Id == requestId, cancellationToken);
        if (request?.BreakDeadline(time.GetUtcNow()) is not { } change)
            return false;
        await RequestDesk.KeepAsync(db, request, change, cancellationToken);
        // A request that was answered late and has ended since needs nobody's eyes any more.
        if (request.Escalate(EscalationReason.DeadlineBroken, time.GetUtcNow()).TryGet(out var escalation, out _))
            await RequestDesk.KeepAsync(db, request, escalation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        RequestDesk.Announce(feed, request);
        return true;
    }
}
