using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Erases the companies whose time is over.</summary>
internal sealed class ErasureDesk(Store store, LiveFeed feed, TimeProvider time, ILogger<ErasureDesk> logger)
{
    /// <summary>Erases all that is due.</summary>
    /// <returns>How many companies were erased.</returns>
    public async Task<int> EraseDueAsync(CancellationToken cancellationToken)
    {
        var erased = 0;
        while (await NextAsync(cancellationToken) is { } companyId)
        {
            logger.LogInformation("Erasing company {CompanyId}, deleted and not restored in time.", companyId);
            var gone = false;
            while (!gone)
            {
                await using var db = store.Open();
                gone = await db.EraseStepAsync(companyId, time.GetUtcNow(), cancellationToken);
            }

            feed.AnnounceEverywhere(Topic.Companies, companyId);
            feed.AnnounceEverywhere(Topic.OpenRequests);
            erased++;
        }

        return erased;
    }

    private async Task<Guid?> NextAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        return await db.Companies.Where(row => row.EraseAt <= now).OrderBy(row => row.EraseAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
