using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>Which support a person may choose for a new request besides the standard one: that of the contracts which name them.</summary>
public sealed class ReadSupportChoices(Store store, SupportToday support)
{
    /// <summary>For how many days a contract that has ended is still shown, with the reason why it cannot be chosen.</summary>
    public const int ShownAfterEndDays = 30;

    private const int Limit = 10;

    /// <summary>The contracts that name the reader, each with why it cannot be chosen now; nothing for who is named by none.</summary>
    public async Task<Outcome<IReadOnlyList<SupportChoice>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotFound();
        var moment = await support.GetAsync(cancellationToken);
        var since = moment.Day.AddDays(-ShownAfterEndDays);
        await using var db = store.Open();
        var email = await db.NormalizedEmailOfAsync(member.PersonId, cancellationToken);
        var contracts = await db.ContractsSeenBy(member).AsNoTracking()
            .Where(row => row.ValidTo >= since && (row.EndedOn == null || row.EndedOn >= since))
            .Where(row => row.Contacts.Any(contact => contact.PersonId == member.PersonId || (contact.PersonId == null && contact.NormalizedEmail == email)))
            .OrderBy(row => row.ValidFrom).ThenBy(row => row.Id)
            .Take(Limit)
            .ToListAsync(cancellationToken);
        List<SupportChoice> choices = [];
        foreach (var contract in contracts)
        {
            var balance = await db.BalanceAsync(contract, moment.Day, cancellationToken);
            choices.Add(new(contract.Id, contract.Level, contract.Certificate, contract.LastDay, balance, PremiumSupport.RefusalOf(member, email, contract, balance, moment.Day)));
        }

        return choices;
    }
}

/// <summary>A contract as a choice.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Level">Its level.</param>
/// <param name="Certificate">Its certificate.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Balance">The incidents of this contract year.</param>
/// <param name="Refusal">Why it cannot be chosen now; <see langword="null"/> when it can.</param>
public sealed record SupportChoice(Guid ContractId, SupportLevel Level, string Certificate, DateOnly LastDay, IncidentBalance Balance, Refusal? Refusal);
