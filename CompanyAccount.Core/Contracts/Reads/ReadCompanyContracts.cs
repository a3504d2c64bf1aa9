using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>The support contracts of the reader's company, the newest first.</summary>
public sealed class ReadCompanyContracts(Store store, SupportToday support)
{
    /// <summary>The most contracts that are shown.</summary>
    public const int Limit = 20;

    /// <summary>The contracts; <see cref="NotFound"/> for staff, who have no company.</summary>
    public async Task<Outcome<IReadOnlyList<ContractView>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.SeeCompany))
            return new NotFound();
        var moment = await support.GetAsync(cancellationToken);
        await using var db = store.Open();
        var contracts = await db.ContractsSeenBy(member).AsNoTracking().OrderByDescending(row => row.ValidFrom).ThenBy(row => row.Id).Take(Limit).ToListAsync(cancellationToken);
        List<ContractView> views = [];
        foreach (var contract in contracts)
            views.Add(await ContractView.ReadAsync(db, contract, moment.Day, cancellationToken));
        return views;
    }
}

/// <summary>A contract as people see it.</summary>
/// <param name="Contract">The contract, not tracked: a copy to look at.</param>
/// <param name="State">How it stands today.</param>
/// <param name="Year">The contract year of today; the last one of a contract that is over.</param>
/// <param name="Balance">The incidents of that year.</param>
/// <param name="Contacts">Whom it names.</param>
public sealed record ContractView(SupportContract Contract, ContractState State, ContractYear Year, IncidentBalance Balance, IReadOnlyList<ContactView> Contacts)
{
    internal static async Task<ContractView> ReadAsync(PortalDb db, SupportContract contract, DateOnly today, CancellationToken cancellationToken)
    {
        var day = today > contract.LastDay && contract.LastDay >= contract.ValidFrom ? contract.LastDay : today;
        var ids = contract.Contacts.Select(contact => contact.PersonId).OfType<Guid>().ToList();
        var members = await (
            from member in db.Members
            where ids.Contains(member.PersonId) && member.CompanyId == contract.CompanyId && member.State == MemberState.Active
            select member.PersonId).ToListAsync(cancellationToken);
        var addresses = await db.ActiveAddressesAsync(contract.CompanyId, [.. contract.Contacts.Where(contact => contact.PersonId is null).Select(contact => contact.NormalizedEmail)], cancellationToken);
        return new(
            contract,
            contract.StateOn(today),
            contract.YearOf(day),
            await db.BalanceAsync(contract, day, cancellationToken),
            [
                .. contract.ContactsInOrder.Select(contact => new ContactView(
                    contact.Name, contact.Email, contact.Phone, contact.PersonId is { } person ? members.Contains(person) : addresses.Contains(contact.NormalizedEmail))),
            ]);
    }
}

/// <summary>A named contact as people see them.</summary>
/// <param name="Name">Full name, as given.</param>
/// <param name="Email">The address as given.</param>
/// <param name="Phone">The phone as given.</param>
/// <param name="IsMember">Whether the person is an active member, and so can open premium requests.</param>
public sealed record ContactView(string Name, string Email, string Phone, bool IsMember);
