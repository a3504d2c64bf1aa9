using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Mails a new link to an invited person; the earlier one stops to work, and seven days begin anew.</summary>
public sealed class SendInvitationAgain(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>How soon after a mail the next one goes to the same address.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Sends.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Done also when it was mailed a moment ago: a double click mails once.</returns>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid invitationId, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            if (actor is not Actor.Member member || await db.InvitationsManagedBy(actor).FirstOrDefaultAsync(row => row.Id == invitationId, cancellationToken) is not { } invitation)
                return new NotFound();
            if (invitation.End is not InvitationEnd.None)
                return new InvitationEnded();
            var now = time.GetUtcNow();
            if (now < invitation.SentAt + Pause)
                return Done.Value;
            var token = LinkToken.Create();
            invitation.SendAgain(token.Hash, now);
            (await InvitationWriter.OpenAsync(db, member, portal, cancellationToken)).Write(invitation, token, now);
            db.Record(AuditKind.InvitationSentAgain, member.CompanyId, actor, now, invitation.Id, invitation.Email);
            var fact = new InvitationsChanged(Guid.CreateVersion7(now), member.CompanyId, actor.PersonId, null, now);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            CompanyDesk.Announce(feed, fact);
            feed.Announce(Topic.OutgoingMail);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
