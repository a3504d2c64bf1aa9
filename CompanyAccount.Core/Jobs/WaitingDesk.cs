using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>
/// Keeps the waiting times (guide, block 10): reminds when half of one is over, and ends the request when all of it is.
/// Each once, the change with its fact in one commit, however many nodes look at the same moment; a customer's answer of
/// that moment is there before it, or finds the request ended.
/// </summary>
internal sealed class WaitingDesk(Store store, WaitingBook waiting, LiveFeed feed, TimeProvider time, ILogger<WaitingDesk> logger) : ISweep
{
    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromSeconds(30);

    /// <summary>Does all that is due.</summary>
    /// <returns>How many requests were reminded of, and how many ended.</returns>
    public async Task<(int Reminded, int Ended)> SweepAsync(CancellationToken cancellationToken)
    {
        await store.EachDueAsync(Unbegun, BeginAsync, logger, cancellationToken);
        // Ended first: who slept through the whole waiting is not reminded of what is over.
        var ended = await store.EachDueAsync(db => Over(db, time.GetUtcNow()), EndAsync, logger, cancellationToken);
        var reminded = await store.EachDueAsync(db => HalfOver(db, time.GetUtcNow()), RemindAsync, logger, cancellationToken);
        return (reminded, ended);
    }

    async Task<int> ISweep.SweepAsync(CancellationToken cancellationToken)
    {
        var (reminded, ended) = await SweepAsync(cancellationToken);
        return reminded + ended;
    }

    /// <summary>Requests whose waiting is over.</summary>
    internal static IQueryable<Guid> Over(PortalDb db, DateTimeOffset now) =>
        Living(db, db.Requests.Where(row => row.WaitingUntil <= now).OrderBy(row => row.WaitingUntil));

    /// <summary>Requests whose reminder is due.</summary>
    internal static IQueryable<Guid> HalfOver(PortalDb db, DateTimeOffset now) =>
        Living(db, db.Requests.Where(row => row.RemindAt <= now && row.WaitingUntil > now).OrderBy(row => row.RemindAt));

    /// <summary>Requests that waited before there were waiting times.</summary>
    internal static IQueryable<Guid> Unbegun(PortalDb db) => Living(db, db.Requests
        .Where(row => (row.Status == RequestStatus.AwaitingCustomer || row.Status == RequestStatus.SolutionProvided) && row.WaitingUntil == null)
        .OrderBy(row => row.SubmittedAt));

    // A deleted company that may be restored finds its requests as they were.
    private static IQueryable<Guid> Living(PortalDb db, IOrderedQueryable<SupportRequest> due) => due
        .Where(row => db.Companies.Any(company => company.Id == row.CompanyId && company.DeletedAt == null))
        .Select(row => row.Id);

    private async Task<bool> BeginAsync(PortalDb db, Guid id, CancellationToken cancellationToken)
    {
        var request = await db.Requests.SingleAsync(row => row.Id == id, cancellationToken);
        request.BeginWaiting(await waiting.OfAsync(request, cancellationToken), time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        RequestDesk.Announce(feed, request);
        return true;
    }

    private async Task<bool> EndAsync(PortalDb db, Guid id, CancellationToken cancellationToken)
    {
        var request = await db.Requests.SingleAsync(row => row.Id == id, cancellationToken);
        if (!request.RunOut(time.GetUtcNow()).TryGet(out var change, out _))
            return false;
        await RequestDesk.KeepAsync(db, request, change, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        RequestDesk.Announce(feed, request);
        return true;
    }

    private async Task<bool> RemindAsync(PortalDb db, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var request = await db.Requests.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var (version, remindAt) = (request.Version, request.RemindAt);
        if (!request.RemindOfWaiting(time.GetUtcNow()).TryGet(out var change, out _))
            return false;
        // The version stays, so that nobody's answer comes too late by a reminder; the mark itself says which node was first.
        if (await db.Requests.Where(row => row.Id == id && row.Version == version && row.RemindAt == remindAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RemindAt, (DateTimeOffset?)null), cancellationToken) == 0)
            return false;
        await RequestDesk.KeepAsync(db, request, change, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, request);
        return true;
    }
}
