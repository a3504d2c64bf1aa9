using System.Collections.Concurrent;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Security.Sessions;

/// <summary>Who is signed in where. Signing in itself has no actor yet, hence a room of its own.</summary>
public sealed class SessionBook(Store store, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>How old an answer of <see cref="HoldsRecentlyAsync"/> may be: well under the five seconds in which an ended session is felt.</summary>
    public static readonly TimeSpan RecentLimit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, (bool Holds, long ReadAt)> _recent = new();

    /// <summary>Somebody signed in.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="browser">What the browser calls itself.</param>
    /// <param name="way">How.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The id that the cookie carries.</returns>
    public async Task<Guid> BeginAsync(Guid personId, string browser, SignInWay way, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = new UserSession(Guid.CreateVersion7(now), personId, browser, now);
        var actor = (await actors.LookAsync(personId, cancellationToken)).Actor;
        await using var db = store.Open();
        var companyId = await db.CompanyOfAsync(personId, cancellationToken);
        db.Sessions.Add(session);
        db.Record(AuditKind.SignedIn, companyId, actor, now, personId, actor?.Name, way.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    /// <summary>Whether a session holds at this moment.</summary>
    public async Task<bool> HoldsAsync(Guid sessionId, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var session = await db.Sessions.FirstOrDefaultAsync(row => row.Id == sessionId && row.PersonId == personId && row.EndedAt == null, cancellationToken);
        var now = time.GetUtcNow();
        if (session is not null && now - session.LastSeenAt >= SeenEvery)
        {
            await db.Sessions.Where(row => row.Id == sessionId).ExecuteUpdateAsync(row => row.SetProperty(seen => seen.LastSeenAt, now), cancellationToken);
            // Who stays signed in for months is no silent Owner.
            await db.Users.Where(row => row.Id == personId).ExecuteUpdateAsync(row => row.SetProperty(seen => seen.LastSeenAt, now), cancellationToken);
        }

        return session is not null;
    }

    /// <summary>Whether a session held a moment ago: asked for every request.</summary>
    public async ValueTask<bool> HoldsRecentlyAsync(Guid sessionId, Guid personId, CancellationToken cancellationToken)
    {
        if (_recent.TryGetValue(sessionId, out var known) && time.GetElapsedTime(known.ReadAt) < RecentLimit)
            return known.Holds;
        var readAt = time.GetTimestamp();
        var holds = await HoldsAsync(sessionId, personId, cancellationToken);
        _recent[sessionId] = (holds, readAt);
        foreach (var (other, entry) in _recent)
        {
            if (time.GetElapsedTime(entry.ReadAt) >= RecentLimit)
                _recent.TryRemove(other, out _);
        }

        return holds;
    }

    /// <summary>A session is over: signed out, or its cookie was refused.</summary>
    public async Task EndAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var ended = await db.Sessions.Where(row => row.Id == sessionId && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), cancellationToken);
        Forget(sessionId);
        // Other tabs of the same browser are open pages of the same session.
        if (ended > 0 && await db.Sessions.Where(row => row.Id == sessionId).Select(row => (Guid?)row.PersonId).FirstOrDefaultAsync(cancellationToken) is { } personId)
            feed.AnnounceEverywhere(Topic.Person(personId));
    }

    /// <summary>All sessions of a person but one are over, because how the person signs in has changed.</summary>
    public async Task EndOthersAsync(Guid personId, Guid? kept, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        await db.Sessions.Where(row => row.PersonId == personId && row.Id != kept && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), cancellationToken);
        _recent.Clear();
        feed.AnnounceEverywhere(Topic.Person(personId));
    }

    /// <summary>Forgets what was read a moment ago, because it has just changed.</summary>
    public void Forget(Guid sessionId) => _recent.TryRemove(sessionId, out _);
}
