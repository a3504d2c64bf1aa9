using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>The company wall of contracts, and what of them is decided where they are kept.</summary>
internal static class ContractQueries
{
    /// <summary>The contracts that a person may see: those of the own company, or for Operators all.</summary>
    public static IQueryable<SupportContract> ContractsSeenBy(this PortalDb db, Actor actor) => actor switch
    {
        Actor.Member member when member.May(Right.SeeCompany) => db.SupportContracts.Where(row => row.CompanyId == member.CompanyId),
        Actor.Staff staff when staff.May(Right.KeepContracts) => db.SupportContracts,
        _ => db.SupportContracts.Where(_ => false),
    };

    /// <summary>The incidents of the contract year that a day lies in.</summary>
    public static async Task<IncidentBalance> BalanceAsync(this PortalDb db, SupportContract contract, DateOnly day, CancellationToken cancellationToken)
    {
        var from = contract.YearOf(day).From;
        var counts = await db.Incidents
            .Where(row => row.ContractId == contract.Id && row.YearFrom == from)
            .GroupBy(row => row.Kind)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return new(contract.Terms.PremiumIncidents, counts.GetValueOrDefault(IncidentKind.Taken), counts.GetValueOrDefault(IncidentKind.GivenBack));
    }

    /// <summary>The address of a person, as accounts are looked up by.</summary>
    public static async Task<string> NormalizedEmailOfAsync(this PortalDb db, Guid personId, CancellationToken cancellationToken) =>
        await db.Users.Where(row => row.Id == personId).Select(row => row.NormalizedEmail).FirstOrDefaultAsync(cancellationToken) ?? "";

    /// <summary>
    /// Whether a member may take an incident of a contract now, inside the transaction that takes it: until its end the contract's row is held, so that
    /// of two people who take the last one at the same moment the second sees that it is gone.
    /// </summary>
    public static async Task<Outcome<PremiumPlace>> OpenPremiumAsync(this PortalDb db, Actor.Member member, Guid contractId, SupportLevel? level, DateOnly day, CancellationToken cancellationToken)
    {
        if (await db.SupportContracts.Where(row => row.Id == contractId && row.CompanyId == member.CompanyId && row.Level == level)
            .ExecuteUpdateAsync(row => row.SetProperty(contract => contract.Version, contract => contract.Version), cancellationToken) == 0)
            return new NotFound();
        var contract = await db.SupportContracts.SingleAsync(row => row.Id == contractId, cancellationToken);
        var balance = await db.BalanceAsync(contract, day, cancellationToken);
        var email = await db.NormalizedEmailOfAsync(member.PersonId, cancellationToken);
        if (PremiumSupport.RefusalOf(member, email, contract, balance, day) is { } refusal)
            return refusal;
        contract.Contacts.First(contact => contact.Names(member.PersonId, email)).Bind(member.PersonId);
        return new PremiumPlace(contract, balance);
    }

    /// <summary>Gives back the incident that a request took, if it did and was not given it back; the caller saves.</summary>
    public static async Task GiveBackAsync(this PortalDb db, Guid requestId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = await db.Incidents.Where(row => row.RequestId == requestId).ToListAsync(cancellationToken);
        foreach (var contractId in entries.Select(row => row.ContractId).Distinct().ToList())
        {
            var contract = await db.SupportContracts.AsNoTracking().SingleAsync(row => row.Id == contractId, cancellationToken);
            if (new IncidentLedger(contract, entries.Where(row => row.ContractId == contractId)).GiveBack(requestId, now) is { } entry)
                db.Incidents.Add(entry);
        }
    }
}

/// <summary>A contract that has an incident left for somebody.</summary>
/// <param name="Contract">The contract; its row is held.</param>
/// <param name="Balance">The incidents of its year.</param>
internal sealed record PremiumPlace(SupportContract Contract, IncidentBalance Balance);
