using CompanyAccount.Core.Access;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Registering;

/// <summary>Shows an invitation to whoever holds its link.</summary>
public sealed class OpenInvitation(Store store, TimeProvider time)
{
    /// <summary>What the page has to say.</summary>
    public async Task<OpenedInvitation> RunAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var hash = new LinkToken(token ?? "").Hash;
        var found = await (
            from invitation in db.Invitations
            where invitation.TokenHash == hash
            join company in db.Companies on invitation.CompanyId equals company.Id
            join inviter in db.Users on invitation.InvitedById equals inviter.Id into inviters
            from inviter in inviters.DefaultIfEmpty()
            select new { Invitation = invitation, company.Name, company.DeletedAt, Inviter = inviter.FullName }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var state = OpenedInvitation.StateOf(found?.Invitation.StateAt(time.GetUtcNow()), found?.DeletedAt is not null);
        return state is OpenedInvitationState.Open ? new(state, found!.Invitation.Email, found.Name, found.Inviter) : OpenedInvitation.Dead(state);
    }
}
