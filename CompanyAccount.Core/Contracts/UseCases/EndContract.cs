using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>An Operator ends a contract before its last day, with a reason that the company reads.</summary>
public sealed class EndContract(Store store, SupportToday support, LiveFeed feed)
{
    /// <summary>Ends it: from today on it gives nothing.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="seenVersion">The version that the page has.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid contractId, int seenVersion, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var moment = await support.GetAsync(cancellationToken);
        return await new ContractDesk(store, feed).ChangeAsync(actor, contractId, seenVersion, AuditKind.ContractEnded, moment.Now,
            (contract, _) => (contract.End(actor, reason, moment.Day), null), cancellationToken);
    }
}
