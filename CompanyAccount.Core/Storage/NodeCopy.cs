using CompanyAccount.Core.Live;

namespace CompanyAccount.Core.Storage;

/// <summary>This node's one shared copy of something that is read often and changes rarely: read at first use, and anew after a hint, or after a minute in case a hint of another node was lost.</summary>
internal sealed class NodeCopy<T>(Topic topic, LiveFeed feed, TimeProvider time, Func<CancellationToken, Task<T>> read) : IDisposable
    where T : class
{
    /// <summary>The age from which a copy is read anew.</summary>
    public static readonly TimeSpan OldestAge = TimeSpan.FromMinutes(1);

    private readonly LiveFollower _follower = feed.Follow(topic);
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Dated? _copy;

    public void Dispose()
    {
        _follower.Dispose();
        _reading.Dispose();
    }

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (Good() is { } ready)
            return ready;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Good() is { } meanwhile)
                return meanwhile;
            // Taken before the read: a hint that comes during it calls for another.
            while (_follower.Hints.TryRead(out _))
            {
            }

            var readAt = time.GetTimestamp();
            var value = await read(cancellationToken);
            _copy = new(value, readAt);
            return value;
        }
        finally
        {
            _reading.Release();
        }
    }

    private T? Good() => _copy is { } copy && !_follower.Hints.TryPeek(out _) && time.GetElapsedTime(copy.ReadAt) < OldestAge ? copy.Value : null;

    private sealed record Dated(T Value, long ReadAt);
}
