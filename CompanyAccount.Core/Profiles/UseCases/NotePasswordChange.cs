using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Profiles.UseCases;

/// <summary>Keeps that a person changed their password, and tells them by mail, in case it was not them.</summary>
public sealed class NotePasswordChange(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Notes it, after the password itself is saved.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var person = await db.Users.AsNoTracking().SingleAsync(row => row.Id == actor.PersonId, cancellationToken);
            db.Record(AuditKind.PasswordChanged, (actor as Actor.Member)?.CompanyId, actor, now, person.Id, person.FullName);
            db.Post(FactorLetter.Write("PasswordChanged", new Reader(person.FullName, person.Email!, person.Language), portal), person.Id, now);
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(Topic.OutgoingMail);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
