using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Looks at the start, and then again and again. A look that fails is made up for by the next.</summary>
internal sealed class SweepLoop<TSweep>(TSweep sweep, TimeProvider time, ILogger<TSweep> logger) : BackgroundService
    where TSweep : ISweep
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!sweep.IsNeeded)
            return;
        using var timer = new PeriodicTimer(TSweep.LookEvery, time);
        do
        {
            try
            {
                if (await sweep.SweepAsync(stoppingToken) is var done and > 0)
                    logger.LogInformation("{Sweep} did {Count} that were due.", typeof(TSweep).Name, done);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "{Sweep} failed; it looks again in {LookEvery}.", typeof(TSweep).Name, TSweep.LookEvery);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
