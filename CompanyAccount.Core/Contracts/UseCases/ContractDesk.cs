using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>The way that every change of a contract goes: within what the actor may see, one verb, one commit with its traces, one hint.</summary>
internal sealed class ContractDesk(Store store, LiveFeed feed)
{
    /// <param name="actor">An Operator.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="seenVersion">The version that the page has.</param>
    /// <param name="kind">What the audit log is told.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="verb">Changes the contract, with the company's other contracts at hand; tells the detail for the audit log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> ChangeAsync(
        Actor actor,
        Guid contractId,
        int seenVersion,
        AuditKind kind,
        DateTimeOffset now,
        Func<SupportContract, IReadOnlyList<SupportContract>, (Outcome<Done> Outcome, string? Detail)> verb,
        CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        try
        {
            await using var db = store.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var companyId = await db.ContractsSeenBy(actor).Where(row => row.Id == contractId).Select(row => (Guid?)row.CompanyId).FirstOrDefaultAsync(cancellationToken);
            // Whoever changes the days of a contract must be the only one of the company to do so.
            if (companyId is not { } company || !await db.HoldCompanyAsync(company, cancellationToken))
                return new NotFound();
            var contract = await db.SupportContracts.SingleAsync(row => row.Id == contractId, cancellationToken);
            if (contract.Version != seenVersion)
                return new ChangedMeanwhile();
            var others = await db.SupportContracts.AsNoTracking().Where(row => row.CompanyId == company && row.Id != contractId && row.ValidTo >= contract.ValidFrom).ToListAsync(cancellationToken);
            var (outcome, detail) = verb(contract, others);
            if (outcome.IsRefused)
                return outcome;
            await db.BindContactsAsync(contract, cancellationToken);
            db.RecordContract(kind, contract, actor, now, detail);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            feed.AnnounceContract(contract);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
