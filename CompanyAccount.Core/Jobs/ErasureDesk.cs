using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Erases the companies whose time is over.</summary>
internal sealed class ErasureDesk(Store store, LiveFeed feed, TimeProvider time, ILogger<ErasureDesk> logger) : ISweep
{
    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromMinutes(10);

    /// <summary>Erases all that is due.</summary>
    /// <returns>How many companies were erased.</returns>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => store.EachDueAsync(Due, EraseAsync, logger, cancellationToken);

    private IQueryable<Guid> Due(PortalDb db)
    {
        var now = time.GetUtcNow();
        return db.Companies.Where(row => row.EraseAt <= now).OrderBy(row => row.EraseAt).Select(row => row.Id);
    }

    private async Task<bool> EraseAsync(PortalDb first, Guid companyId, CancellationToken cancellationToken)
    {
        logger.LogInformation("Erasing company {CompanyId}, deleted and not restored in time.", companyId);
        var gone = await first.EraseStepAsync(companyId, time.GetUtcNow(), cancellationToken);
        while (!gone)
        {
            await using var db = store.Open();
            gone = await db.EraseStepAsync(companyId, time.GetUtcNow(), cancellationToken);
        }

        feed.AnnounceEverywhere(Topic.Companies, companyId);
        feed.AnnounceEverywhere(Topic.OpenRequests);
        return true;
    }
}
