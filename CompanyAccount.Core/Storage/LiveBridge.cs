using CompanyAccount.Core.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CompanyAccount.Core.Storage;

/// <summary>Carries live hints between nodes over PostgreSQL's own notifications. On SQLite there is one node, and nothing to carry.</summary>
internal sealed class LiveBridge(Store store, LiveFeed feed, TimeProvider time)
{
    private const string Channel = "portal_live";

    private readonly Guid _node = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Tells the other nodes: in batches, apart from the transactions that made the changes.</summary>
    public async Task PublishAsync(IReadOnlyCollection<LiveHint> hints, CancellationToken cancellationToken)
    {
        if (store.Provider is not DatabaseProvider.PostgreSql || hints.Count == 0)
            return;
        await using var db = store.Open();
        foreach (var line in HintLine.Write(_node, hints))
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {line})", cancellationToken);
    }

    /// <summary>Announces on this node what the others tell, until the connection breaks or the wait is ended.</summary>
    /// <param name="connected">Called once the bridge hears; what changed before was not heard.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ListenAsync(Action connected, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        connected();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    private void Hear(string line)
    {
        foreach (var hint in HintLine.Read(_node, line))
            feed.Announce(hint.Topic, hint.SubjectId);
    }
}
