using CompanyAccount.Core.Live;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Live;

public sealed class LiveFeedTests
{
    private static readonly Topic Topic = Topic.Request(FreshId.Next());
    private readonly LiveFeed _feed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Nobody_has_to_listen()
    {
        _feed.Announce(Topic);
        using var late = _feed.Follow(Topic);
        Assert.False(late.Hints.TryRead(out _));
    }

    [Fact]
    public void Hints_that_nobody_reads_become_one_and_never_block()
    {
        using var follower = _feed.Follow(Topic);
        for (var i = 0; i < 10_000; i++)
            _feed.Announce(Topic);
        Assert.True(follower.Hints.TryRead(out var hint));
        Assert.Equal(Topic, hint.Topic);
        Assert.False(follower.Hints.TryRead(out _));
    }

    [Fact]
    public void A_change_after_the_hint_was_read_gives_another_hint()
    {
        using var follower = _feed.Follow(Topic);
        _feed.Announce(Topic);
        Assert.True(follower.Hints.TryRead(out _));
        _feed.Announce(Topic);
        Assert.True(follower.Hints.TryRead(out _));
    }

    [Fact]
    public void Who_follows_each_gets_every_subject_in_order()
    {
        using var follower = _feed.FollowEach(Topic.OpenRequests);
        var subjects = Enumerable.Range(0, 1000).Select(_ => FreshId.Next()).ToList();
        foreach (var subject in subjects)
            _feed.Announce(Topic.OpenRequests, subject);
        var seen = new List<Guid>();
        while (follower.Hints.TryRead(out var hint))
            seen.Add(hint.SubjectId);
        Assert.Equal(subjects, seen);
    }

    [Fact]
    public void A_follower_hears_its_own_topics_only()
    {
        var company = FreshId.Next();
        using var follower = _feed.FollowEach(Topic.RequestsOf(company), Topic.Board);
        _feed.Announce(Topic.RequestsOf(FreshId.Next()));
        _feed.Announce(Topic.Request(company));
        _feed.Announce(Topic.OpenRequests);
        Assert.False(follower.Hints.TryRead(out _));
        _feed.Announce(Topic.Board);
        _feed.Announce(Topic.RequestsOf(company));
        Assert.True(follower.Hints.TryRead(out var first));
        Assert.True(follower.Hints.TryRead(out var second));
        Assert.Equal((Topic.Board, Topic.RequestsOf(company)), (first.Topic, second.Topic));
    }

    [Fact]
    public async Task All_followers_of_a_topic_hear_it()
    {
        using var one = _feed.Follow(Topic);
        using var two = _feed.Follow(Topic);
        _feed.Announce(Topic);
        Assert.True(await one.Hints.WaitToReadAsync(Token));
        Assert.True(await two.Hints.WaitToReadAsync(Token));
    }

    [Fact]
    public async Task Who_left_hears_nothing_and_its_loop_ends()
    {
        var follower = _feed.FollowEach(Topic);
        var reading = follower.Hints.WaitToReadAsync(Token);
        follower.Dispose();
        _feed.Announce(Topic);
        Assert.False(await reading);
        Assert.False(follower.Hints.TryRead(out _));
        follower.Dispose();
    }

    [Fact]
    public async Task Coming_going_and_announcing_at_once_harm_nobody()
    {
        using var steady = _feed.FollowEach(Topic);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                using var passing = _feed.Follow(Topic);
                _feed.Announce(Topic);
                Assert.True(passing.Hints.TryRead(out var _));
            }
        }, Token)));
        var heard = 0;
        while (steady.Hints.TryRead(out _))
            heard++;
        Assert.Equal(2000, heard);
    }

    [Fact]
    public void What_is_told_everywhere_waits_once_for_the_other_nodes_and_wakes_who_tells_them()
    {
        var feed = new LiveFeed();
        var topic = Topic.Person(FreshId.Next());
        using var here = feed.FollowEach(topic);
        using var teller = feed.FollowEach(Topic.Outbox);
        feed.AnnounceEverywhere(topic);
        feed.AnnounceEverywhere(topic);
        Assert.True(here.Hints.TryRead(out _) && teller.Hints.TryRead(out _));
        var told = feed.TakeForOthers();
        Assert.Equal([new LiveHint(topic, Guid.Empty)], told);
        Assert.Empty(feed.TakeForOthers());
        feed.PutBack(told);
        Assert.Equal(told, feed.TakeForOthers());
    }
}
