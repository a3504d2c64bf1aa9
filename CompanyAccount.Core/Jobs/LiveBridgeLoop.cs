using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Keeps the bridge between nodes open.</summary>
internal sealed class LiveBridgeLoop(Store store, LiveBridge bridge, LiveFeed feed, TimeProvider time, ILogger<LiveBridgeLoop> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.Provider is not DatabaseProvider.PostgreSql)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Whatever was told while nobody heard: every open page looks again.
                await bridge.ListenAsync(feed.AnnounceAll, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The bridge between nodes broke; trying again.");
                // A fault that stays must not keep a core busy.
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }
}
