using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>One contract, for Operators.</summary>
public sealed class ReadContract(Store store, SupportToday support)
{
    /// <summary>The contract; <see cref="NotFound"/> for one that does not exist, and for anybody but Operators.</summary>
    public async Task<Outcome<OpenedContract>> RunAsync(Actor actor, Guid contractId, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        var moment = await support.GetAsync(cancellationToken);
        await using var db = store.Open();
        if (await db.ContractsSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(row => row.Id == contractId, cancellationToken) is not { } contract)
            return new NotFound();
        var company = await db.Companies.AsNoTracking().SingleAsync(row => row.Id == contract.CompanyId, cancellationToken);
        var by = contract.ActivatedById is { } person ? await db.Users.Where(row => row.Id == person).Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken) : null;
        return new OpenedContract(await ContractView.ReadAsync(db, contract, moment.Day, cancellationToken), company.Name, company.DisplayNumber, by, moment.Day);
    }
}

/// <summary>A contract as Operators see it.</summary>
/// <param name="View">The contract itself.</param>
/// <param name="CompanyName">Whose it is.</param>
/// <param name="CompanyNumber">Such as <c>C-000001</c>.</param>
/// <param name="ActivatedBy">The Operator who activated it.</param>
/// <param name="Today">Today, on the team's calendar.</param>
public sealed record OpenedContract(ContractView View, string CompanyName, string CompanyNumber, string? ActivatedBy, DateOnly Today);
