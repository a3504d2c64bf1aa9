using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CompanyAccount.Core.Live;

/// <summary>
/// Tells the followers of a topic, on this node, that it changed. Announcing never blocks and never fails: a follower
/// is a channel, read by the follower's own loop.
/// </summary>
public sealed class LiveFeed
{
    // A node that tells more than this between two looks of its outbox loop has lost the database anyway; the rest is dropped.
    private const int WaitingForOthersLimit = 10_000;

    private readonly ConcurrentDictionary<Topic, ConcurrentDictionary<LiveFollower, byte>> _followers = new();
    private readonly ConcurrentDictionary<LiveHint, byte> _forOthers = new();

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

    /// <summary>
    /// Tells the followers of the topic on all nodes: for a change that leaves no fact in the outbox, whose handling would
    /// tell the other nodes by itself. They hear of it with the next look of the outbox loop, which is woken here.
    /// </summary>
    /// <param name="topic">What changed.</param>
    /// <param name="subjectId">Which single thing inside it changed, if known.</param>
    public void AnnounceEverywhere(Topic topic, Guid subjectId = default)
    {
        Announce(topic, subjectId);
        if (_forOthers.Count < WaitingForOthersLimit)
            _forOthers.TryAdd(new(topic, subjectId), 0);
        Announce(Topic.Outbox);
    }

    /// <summary>Takes what the other nodes have yet to hear.</summary>
    internal IReadOnlyCollection<LiveHint> TakeForOthers() => [.. _forOthers.Keys.Where(hint => _forOthers.TryRemove(hint, out _))];

    /// <summary>Puts back what could not be told now.</summary>
    internal void PutBack(IEnumerable<LiveHint> hints)
    {
        foreach (var hint in hints)
            _forOthers.TryAdd(hint, 0);
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
