using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Keeps the shared snapshot of the board up to date: changed requests at once, everything now and then, in case a hint of another node was lost.</summary>
internal sealed class BoardLoop(OpenRequestSnapshot snapshot, LiveFeed feed, TimeProvider time, ILogger<BoardLoop> logger) : BackgroundService
{
    private static readonly TimeSpan FullReloadEvery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The board could not be refreshed; trying again.");
                // A fault that stays must not keep a core busy.
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        // Followed before the first load, so that no change falls between the two.
        using var follower = feed.FollowEach(Topic.OpenRequests);
        await snapshot.LoadAsync(stoppingToken);
        var loadedAt = time.GetTimestamp();
        while (true)
        {
            var rest = FullReloadEvery - time.GetElapsedTime(loadedAt);
            if (rest <= TimeSpan.Zero || !await follower.HintArrivesAsync(rest, time, stoppingToken))
            {
                await snapshot.LoadAsync(stoppingToken);
                loadedAt = time.GetTimestamp();
                // Deadlines come nearer though nothing changes.
                feed.Announce(Topic.Board);
                continue;
            }

            List<LiveHint> hints = [];
            while (follower.Hints.TryRead(out var hint))
                hints.Add(hint);
            // A hint without a subject says that anything may have changed.
            if (hints.Any(hint => hint.SubjectId == Guid.Empty))
                await snapshot.LoadAsync(stoppingToken);
            else
                await snapshot.TakeAsync(hints, stoppingToken);
        }
    }
}
