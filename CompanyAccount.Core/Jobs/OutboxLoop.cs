using CompanyAccount.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Handles facts soon after they are recorded: at a hint, and every few seconds anyway for what another node or an earlier run left.</summary>
internal sealed class OutboxLoop(OutboxDesk desk, LiveFeed feed, TimeProvider time, ILogger<OutboxLoop> logger) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long a hint waits: first the change reaches the open pages, then its mail is written; and changes that come together are handled together.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var follower = feed.Follow(Topic.Outbox);
        while (!stoppingToken.IsCancellationRequested)
        {
            // Drained before the look, so that a hint that comes during it calls for another.
            while (follower.Hints.TryRead(out _))
            {
            }

            try
            {
                await desk.HandleDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "The outbox could not be read; trying again.");
                // A fault that stays must not keep a core busy.
                await Task.Delay(LookEvery, time, stoppingToken);
            }

            await follower.HintArrivesAsync(LookEvery, time, stoppingToken);
            // The open pages come first: they hear of the change while its mail still waits.
            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}
