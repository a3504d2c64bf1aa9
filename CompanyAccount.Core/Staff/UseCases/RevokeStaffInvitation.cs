using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Staff.UseCases;

/// <summary>Takes an invitation of staff back: its link stops to work.</summary>
public sealed class RevokeStaffInvitation(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Revokes.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid invitationId, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepStaff))
            return new NotFound();
        try
        {
            await using var db = store.Open();
            if (await db.StaffInvitations.FirstOrDefaultAsync(row => row.Id == invitationId, cancellationToken) is not { } invitation)
                return new NotFound();
            if (invitation.End is not InvitationEnd.None)
                return new StaffInvitationEnded();
            invitation.Revoke();
            db.Record(AuditKind.StaffChanged, companyId: null, actor, time.GetUtcNow(), invitation.Id, invitation.Email, "invitation revoked");
            await db.SaveChangesAsync(cancellationToken);
            feed.AnnounceEverywhere(Topic.Staff);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
