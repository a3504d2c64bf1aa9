using System.Threading.RateLimiting;
using CompanyAccount.Blazor.Hosting;

namespace CompanyAccount.Blazor.Account;

/// <summary>Bounds what many network addresses do together: forms for one e-mail address, and guesses about one company.</summary>
internal sealed class RegistrationLimits(RateLimitOptions limits) : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> _perAddress = LimiterOf(limits.RegistrationsPerAddressAndHour);
    private readonly PartitionedRateLimiter<string> _perCode = LimiterOf(limits.JoiningFailuresPerCodeAndHour);

    /// <summary>Counts a form; <see langword="null"/> if it may go on, otherwise how long to wait.</summary>
    /// <param name="email">The normalized address.</param>
    /// <param name="code">The activation code as it is kept.</param>
    public TimeSpan? Take(string email, string code) => Take(_perAddress, email, 1) ?? Take(_perCode, code, 0);

    /// <summary>Counts a wrong guess about the company that holds a code.</summary>
    public void NoteJoiningFailure(string code) => Take(_perCode, code, 1);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _perAddress.DisposeAsync();
        await _perCode.DisposeAsync();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key, int permits)
    {
        using var lease = limiter.AttemptAcquire(key, permits);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    private static PartitionedRateLimiter<string> LimiterOf(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 }));
}
