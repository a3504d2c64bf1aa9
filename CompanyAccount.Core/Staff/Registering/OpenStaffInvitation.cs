using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Staff.Registering;

/// <summary>Shows an invitation of staff to whoever holds its link.</summary>
public sealed class OpenStaffInvitation(Store store, TimeProvider time)
{
    /// <summary>What the page has to say.</summary>
    public async Task<OpenedInvitation> RunAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var hash = new LinkToken(token ?? "").Hash;
        var invitation = await db.StaffInvitations.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        var state = OpenedInvitation.StateOf(invitation?.StateAt(time.GetUtcNow()), companyDeleted: false);
        if (state is not OpenedInvitationState.Open)
            return OpenedInvitation.Dead(state);
        var inviter = await db.Users.Where(row => row.Id == invitation!.InvitedById).Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken);
        return new(state, invitation!.Email, Company: null, inviter);
    }
}
