using CompanyAccount.Core.Storage.Files;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Looks every two seconds for files that wait for the scanner, where there is one.</summary>
internal sealed class ScanLoop(ScanDesk desk, ScannerOptions options, TimeProvider time, ILogger<ScanLoop> logger) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsOn)
            return;
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            try
            {
                await desk.ScanDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Files could not be scanned; trying again later.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
