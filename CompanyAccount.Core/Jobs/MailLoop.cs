using CompanyAccount.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Sends mail soon after it is written. Several lanes, so that a mail that the server is slow to take holds up no other.</summary>
internal sealed class MailLoop(MailDesk desk, LiveFeed feed, TimeProvider time, ILogger<MailLoop> logger) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private const int Lanes = 4;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => SendAsync(stoppingToken)));

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        using var follower = feed.Follow(Topic.OutgoingMail);
        while (!stoppingToken.IsCancellationRequested)
        {
            // Drained before the look, so that a hint that comes during it calls for another.
            while (follower.Hints.TryRead(out _))
            {
            }

            try
            {
                await desk.SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Waiting mail could not be read; trying again.");
                // A fault that stays must not keep a core busy.
                await Task.Delay(LookEvery, time, stoppingToken);
            }

            await follower.HintArrivesAsync(LookEvery, time, stoppingToken);
        }
    }
}
