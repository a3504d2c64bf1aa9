using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Brings the search index up to date once after each start, beside everything else.</summary>
internal sealed class SearchBackfillLoop(SearchBackfill backfill, TimeProvider time, ILogger<SearchBackfillLoop> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await backfill.RunAsync(stoppingToken) is > 0 and var indexed)
                    logger.LogInformation("{Count} requests were added to the search index.", indexed);
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "The search index could not be brought up to date; trying again.");
                // A fault that stays must not keep a core busy.
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }
}
