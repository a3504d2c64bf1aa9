using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>An Operator names other people in a contract.</summary>
public sealed class ChangeNamedContacts(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Names them.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="seenVersion">The version that the page has.</param>
    /// <param name="contacts">All of them, one a line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid contractId, int seenVersion, string contacts, CancellationToken cancellationToken) =>
        new ContractDesk(store, feed).ChangeAsync(actor, contractId, seenVersion, AuditKind.ContractContactsChanged, time.GetUtcNow(),
            (contract, _) =>
            {
                var list = NamedContactList.Parse(contacts, contract.Terms.NamedContacts);
                return (contract.ChangeContacts(actor, list), list.Lines.Count.ToString(CultureInfo.InvariantCulture));
            },
            cancellationToken);
}
