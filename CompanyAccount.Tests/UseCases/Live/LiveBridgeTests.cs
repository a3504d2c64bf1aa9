using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Security;
using CompanyAccount.Core.Security.Sessions;
using CompanyAccount.Core.Staff.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;

namespace CompanyAccount.Tests.UseCases.Live;

public sealed class LiveBridgeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hint_of_one_node_reaches_the_followers_of_another()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        LiveFeed here = new(), there = new();
        var sender = new LiveBridge(database.Store, here, database.Time);
        var receiver = new LiveBridge(database.Store, there, database.Time);
        using var follower = there.FollowEach(Topic.OpenRequests);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = receiver.ListenAsync(connected.SetResult, leaving.Token);
        await connected.Task.WaitAsync(Token);

        var subject = FreshId.Next();
        await sender.PublishAsync([new(Topic.OpenRequests, subject)], Token);

        Assert.Equal(new LiveHint(Topic.OpenRequests, subject), await follower.Hints.ReadAsync(Token));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public async Task On_one_file_there_is_nobody_to_tell()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.Get<LiveBridge>().PublishAsync([new(Topic.Board, Guid.Empty)], Token);
    }

    /// <summary>What leaves no fact in the outbox: staff shut out, a session ended, a license added, a bell read.</summary>
    [Fact]
    public async Task Changes_without_a_fact_reach_the_other_nodes_too()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.PostgreSql);
        var database = room.Database;
        var there = new LiveFeed();
        var receiver = new LiveBridge(database.Store, there, database.Time);
        var session = await database.Get<SessionBook>().BeginAsync(People.User.PersonId, "Firefox", SignInWay.Password, Token);
        using var follower = there.FollowEach(Topic.Person(People.Engineer.PersonId), Topic.Person(People.User.PersonId), Topic.BellOf(People.Owner.PersonId));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = receiver.ListenAsync(connected.SetResult, leaving.Token);
        await connected.Task.WaitAsync(Token);

        Assert.False((await database.Get<BlockStaff>().RunAsync(People.Operator, People.Engineer.PersonId, 0, blocked: true, Token)).IsRefused);
        await database.Get<SessionBook>().EndAsync(session, Token);
        Assert.False((await database.Get<MarkBellRead>().RunAsync(People.Owner, null, Token)).IsRefused);
        await room.Outbox.HandleDueAsync(Token);

        List<Topic> heard = [];
        while (heard.Count < 3)
            heard.Add((await follower.Hints.ReadAsync(Token)).Topic);
        Assert.Equal(follower.Topics.ToHashSet(), [.. heard]);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }
}
