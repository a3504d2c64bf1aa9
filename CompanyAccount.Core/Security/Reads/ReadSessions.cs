using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Security.Reads;

/// <summary>A session, as its holder sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Browser">Browser and system in plain words; <see langword="null"/> when the browser says nothing known.</param>
/// <param name="StartedAt">Since when, UTC.</param>
/// <param name="LastSeenAt">When it was used last, UTC, to some minutes.</param>
public sealed record SessionView(Guid Id, string? Browser, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);

/// <summary>Where the reader is signed in, the latest used first.</summary>
public sealed class ReadSessions(Store store, TimeProvider time)
{
    /// <summary>After how long without use a sign-in has ended by itself.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>Reads.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<SessionView>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            var oldest = time.GetUtcNow() - Lifetime;
            await using var db = store.Open();
            var sessions = await db.Sessions.AsNoTracking().Where(row => row.PersonId == actor.PersonId && row.EndedAt == null).ToListAsync(cancellationToken);
            return sessions.Where(row => row.LastSeenAt > oldest).OrderByDescending(row => row.LastSeenAt)
                .Select(row => new SessionView(row.Id, BrowserName.Of(row.Browser), row.StartedAt, row.LastSeenAt)).ToList();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
