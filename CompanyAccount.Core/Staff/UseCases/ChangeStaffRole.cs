using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Staff.UseCases;

/// <summary>Gives a person of the vendor another role.</summary>
public sealed class ChangeStaffRole(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Changes the role.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="seenVersion">The version of the account on the screen.</param>
    /// <param name="role">The new role.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid personId, int seenVersion, StaffRole role, CancellationToken cancellationToken) =>
        new StaffDesk(store, feed, time).ChangeAsync(actor, personId, seenVersion, $"role:{role}", (account, _) => account.ChangeRole(role), cancellationToken);
}
