using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Looks every hour for files that nothing uses any more.</summary>
internal sealed class FileSweepLoop(FileSweepDesk desk, TimeProvider time, ILogger<FileSweepLoop> logger) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            try
            {
                if (await desk.SweepAsync(stoppingToken) is var gone and > 0)
                    logger.LogInformation("Removed {Files} uploads and contents that nothing uses any more.", gone);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Unused files could not be removed; trying again later.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
