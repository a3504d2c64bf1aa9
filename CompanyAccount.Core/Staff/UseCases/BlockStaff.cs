using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Staff.UseCases;

/// <summary>Shuts a staff account out, or lets it in again.</summary>
public sealed class BlockStaff(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Blocks or unblocks.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="personId">Whom.</param>
    /// <param name="seenVersion">The version of the account on the screen.</param>
    /// <param name="blocked">Whether the account is shut out afterwards.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid personId, int seenVersion, bool blocked, CancellationToken cancellationToken) =>
        new StaffDesk(store, feed, time).ChangeAsync(
            actor,
            personId,
            seenVersion,
            blocked ? "blocked" : "unblocked",
            (account, now) =>
            {
                if (blocked)
                    account.Block(now);
                else
                    account.Unblock();
            },
            cancellationToken);
}
