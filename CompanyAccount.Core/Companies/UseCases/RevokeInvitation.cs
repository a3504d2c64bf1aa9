using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Takes an invitation back: its link stops to work.</summary>
public sealed class RevokeInvitation(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Revokes.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid invitationId, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            if (await db.InvitationsManagedBy(actor).FirstOrDefaultAsync(row => row.Id == invitationId, cancellationToken) is not { } invitation)
                return new NotFound();
            if (invitation.End is not InvitationEnd.None)
                return new InvitationEnded();
            var now = time.GetUtcNow();
            invitation.Revoke(now);
            db.Record(AuditKind.InvitationRevoked, invitation.CompanyId, actor, now, invitation.Id, invitation.Email);
            var fact = new InvitationsChanged(Guid.CreateVersion7(now), invitation.CompanyId, actor.PersonId, null, now);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
