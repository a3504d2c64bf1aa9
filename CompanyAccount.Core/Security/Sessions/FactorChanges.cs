using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Security.Sessions;

/// <summary>What a change of second factors leaves: a line of the audit log, a letter to the holder. Who has yet to set one up is no actor, hence a room of its own.</summary>
public sealed class FactorChanges(Store store, ActorReader actors, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Notes it, after Identity has saved the change itself.</summary>
    public async Task NoteAsync(Guid personId, FactorChange change, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        actors.Forget(personId);
        var actor = await actors.FindAsync(personId, cancellationToken);
        await using var db = store.Open();
        var person = await db.Users.AsNoTracking().SingleAsync(row => row.Id == personId, cancellationToken);
        db.Record(AuditKind.SecondFactorChanged, await db.CompanyOfAsync(personId, cancellationToken), actor, now, personId, person.FullName, change.ToString());
        db.Post(FactorLetter.Write(change.ToString(), new Reader(person.FullName, person.Email!, person.Language), portal), personId, now);
        await db.SaveChangesAsync(cancellationToken);
        feed.Announce(Topic.OutgoingMail);
        feed.AnnounceEverywhere(Topic.Person(personId));
    }
}
