using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Staff.Registering;

/// <summary>Invites an Operator from the command line of the server: who can run a program there needs no other right, and no default password is needed.</summary>
public sealed class InviteFirstOperator(Store store, PortalOptions portal, TimeProvider time)
{
    /// <summary>Makes the invitation; the link is given back to be opened, it is mailed to nobody.</summary>
    /// <param name="email">The address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The link, which works once and for seven days; <see cref="StaffAddressTaken"/> or <see cref="InvalidInput"/>.</returns>
    public async Task<Outcome<string>> RunAsync(string email, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var token = LinkToken.Create();
        var invited = await db.InviteStaffAsync(email, StaffRole.Operator, actor: null, token, time.GetUtcNow(), cancellationToken);
        if (!invited.TryGet(out _, out var refusal))
            return refusal;
        await db.SaveChangesAsync(cancellationToken);
        return portal.StaffInvitationLink(token);
    }
}
