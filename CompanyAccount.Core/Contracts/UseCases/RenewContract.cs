using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>An Operator prolongs a contract, with the terms that it has.</summary>
public sealed class RenewContract(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Prolongs it.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="seenVersion">The version that the page has.</param>
    /// <param name="validTo">The new last day.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid contractId, int seenVersion, DateOnly validTo, CancellationToken cancellationToken) =>
        new ContractDesk(store, feed).ChangeAsync(actor, contractId, seenVersion, AuditKind.ContractRenewed, time.GetUtcNow(),
            (contract, others) => (contract.Renew(actor, validTo, others), validTo.ToString("O", CultureInfo.InvariantCulture)), cancellationToken);
}
