using System.Threading.RateLimiting;
using CompanyAccount.Blazor.Hosting;

namespace CompanyAccount.Blazor.Account;

/// <summary>Bounds the mails to one account, so that nobody's mailbox is flooded from many network addresses.</summary>
internal sealed class ResetMailLimit(RateLimitOptions limits) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<Guid> _perPerson = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetFixedWindowLimiter(person, _ => new() { PermitLimit = limits.ResetMailsPerHour, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    /// <summary>Whether one more mail may go to this person now.</summary>
    public bool TryTake(Guid personId)
    {
        using var lease = _perPerson.AttemptAcquire(personId);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _perPerson.DisposeAsync();
}
