using CompanyAccount.Core.Live;

namespace CompanyAccount.Core.Jobs;

/// <summary>How the loops sleep: until a hint comes, but not longer than a while, since a hint of another node may be lost.</summary>
internal static class HintWait
{
    /// <returns>Whether a hint came.</returns>
    public static async Task<bool> HintArrivesAsync(this LiveFollower follower, TimeSpan atMost, TimeProvider time, CancellationToken stoppingToken)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stoppingToken);
        try
        {
            return await follower.Hints.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
