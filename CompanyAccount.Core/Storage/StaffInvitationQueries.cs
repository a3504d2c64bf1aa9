using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Invitations of staff, for the Operators' page and for the command line alike.</summary>
internal static class StaffInvitationQueries
{
    /// <summary>The page behind an invitation of staff.</summary>
    public static string StaffInvitationLink(this PortalOptions portal, LinkToken token) => portal.LinkTo($"/account/staff-invitation?token={token.Value}");

    /// <summary>Adds an invitation, or renews the one that waits for that address; the caller saves.</summary>
    public static async Task<Outcome<StaffInvitation>> InviteStaffAsync(
        this PortalDb db, string email, StaffRole role, Actor? actor, LinkToken token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Parse(email);
        if (address is null)
            return new InvalidInput(nameof(StaffInvitation.Email), string.IsNullOrWhiteSpace(email) ? Fault.Required : Fault.MalformedEmail);
        var normalized = address.Value.Normalized;
        if (await db.Users.AnyAsync(row => row.NormalizedEmail == normalized, cancellationToken))
            return new StaffAddressTaken();
        var invitation = await db.StaffInvitations.FirstOrDefaultAsync(row => row.NormalizedEmail == normalized && row.End == InvitationEnd.None, cancellationToken);
        if (invitation is null)
            db.StaffInvitations.Add(invitation = new(Guid.CreateVersion7(now), address.Value.Text, role, actor?.PersonId, token.Hash, now));
        else
            invitation.SendAgain(role, token.Hash, now);
        db.Record(AuditKind.StaffChanged, companyId: null, actor, now, invitation.Id, invitation.Email, $"invited:{role}");
        return invitation;
    }
}
