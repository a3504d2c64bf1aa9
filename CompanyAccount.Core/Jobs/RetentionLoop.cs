using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Looks every hour for what is kept no longer.</summary>
internal sealed class RetentionLoop(RetentionDesk desk, TimeProvider time, ILogger<RetentionLoop> logger) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            try
            {
                if (await desk.EraseDueAsync(stoppingToken) is var erased and > 0)
                    logger.LogInformation("Erased {Rows} rows that are kept no longer.", erased);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "What is kept no longer could not be erased; trying again later.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
