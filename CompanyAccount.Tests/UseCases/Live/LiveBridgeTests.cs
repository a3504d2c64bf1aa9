using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;

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
}
