using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Security.Sessions;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Security.UseCases;

/// <summary>Ends sessions of one's own: one of them, or all but the one in hand.</summary>
public sealed class EndSessions(Store store, SessionBook book, LiveFeed feed, TimeProvider time)
{
    /// <summary>Ends.</summary>
    /// <param name="actor">Whose sessions.</param>
    /// <param name="only">The one to end; <see langword="null"/> for all.</param>
    /// <param name="kept">The session in hand, which stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid? only, Guid kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var sessions = await db.Sessions
                .Where(row => row.PersonId == actor.PersonId && row.EndedAt == null && row.Id != kept && (only == null || row.Id == only))
                .ToListAsync(cancellationToken);
            if (sessions.Count == 0)
                return only is null ? Done.Value : new NotFound();
            foreach (var session in sessions)
                session.End(now);
            db.Record(
                AuditKind.SessionsEnded, (actor as Actor.Member)?.CompanyId, actor, now, actor.PersonId, actor.Name,
                sessions.Count.ToString(CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(cancellationToken);
            foreach (var session in sessions)
                book.Forget(session.Id);
            feed.AnnounceEverywhere(Topic.Person(actor.PersonId));
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
