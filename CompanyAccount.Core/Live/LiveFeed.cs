using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CompanyAccount.Core.Live;

/// <summary>
/// Tells the followers of a topic, on this node, that it changed. Announcing never blocks and never fails: a follower
/// is a channel, read by the follower's own loop.
/// </summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<Topic, ConcurrentDictionary<LiveFollower, byte>> _followers = new();

    /// <summary>Tells the followers of the topic.</summary>
    /// <param name="topic">What changed.</param>
    /// <param name="subjectId">Which single thing inside it changed, if known.</param>
    public void Announce(Topic topic, Guid subjectId = default) => Announce(new LiveHint(topic, subjectId));

    internal void Announce(LiveHint hint)
    {
        if (!_followers.TryGetValue(hint.Topic, out var followers))
            return;
        foreach (var follower in followers.Keys)
            follower.Offer(hint);
    }

    /// <summary>Tells everybody that anything may have changed: after hints were lost.</summary>
    public void AnnounceAll()
    {
        foreach (var topic in _followers.Keys)
            Announce(topic);
    }

    /// <summary>Follows topics, only to learn that something changed: hints that come faster than they are read become one.</summary>
    public LiveFollower Follow(params ReadOnlySpan<Topic> topics) =>
        Follow(topics, Channel.CreateBounded<LiveHint>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }));

    /// <summary>Follows topics and gets every hint, for a reader that needs the subjects.</summary>
    public LiveFollower FollowEach(params ReadOnlySpan<Topic> topics) =>
        Follow(topics, Channel.CreateUnbounded<LiveHint>(new UnboundedChannelOptions { SingleReader = true }));

    private LiveFollower Follow(ReadOnlySpan<Topic> topics, Channel<LiveHint> channel)
    {
        var follower = new LiveFollower(this, [.. topics], channel);
        foreach (var topic in topics)
            _followers.GetOrAdd(topic, _ => new()).TryAdd(follower, 0);
        return follower;
    }

    internal void Leave(LiveFollower follower)
    {
        // An empty set stays in place: removing it would race with a follower who is just coming.
        foreach (var topic in follower.Topics)
        {
            if (_followers.TryGetValue(topic, out var followers))
                followers.TryRemove(follower, out _);
        }
    }
}

/// <summary>One reader of the feed. Dispose it to leave.</summary>
public sealed class LiveFollower : IDisposable
{
    private readonly LiveFeed _feed;
    private readonly Channel<LiveHint> _channel;

    internal LiveFollower(LiveFeed feed, IReadOnlyList<Topic> topics, Channel<LiveHint> channel)
    {
        _feed = feed;
        Topics = topics;
        _channel = channel;
    }

    /// <summary>What is followed.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The hints; completed when the follower leaves.</summary>
    public ChannelReader<LiveHint> Hints => _channel.Reader;

    /// <inheritdoc/>
    public void Dispose()
    {
        _feed.Leave(this);
        _channel.Writer.TryComplete();
    }

    internal void Offer(LiveHint hint) => _channel.Writer.TryWrite(hint);
}
