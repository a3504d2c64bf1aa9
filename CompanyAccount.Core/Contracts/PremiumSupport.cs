using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>Who may open a premium request now: the one rule, asked by the wizard's choice, its summary, and the submission (guide, block 3).</summary>
public static class PremiumSupport
{
    /// <summary>Why a member may open none under a contract; <see langword="null"/> when they may.</summary>
    /// <param name="member">An active member.</param>
    /// <param name="normalizedEmail">The member's address, as accounts are looked up by.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="balance">The incidents of the contract year of that day.</param>
    /// <param name="today">Today, on the team's calendar.</param>
    public static Refusal? RefusalOf(Actor.Member member, string normalizedEmail, SupportContract contract, IncidentBalance balance, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(balance);
        if (contract.CompanyId != member.CompanyId)
            return new NotFound();
        if (!contract.Contacts.Any(contact => contact.Names(member.PersonId, normalizedEmail)))
            return new NotANamedContact();
        if (today < contract.ValidFrom)
            return new ContractNotBegun(contract.ValidFrom);
        if (!contract.IsValidOn(today))
            return new ContractHasEnded(contract.LastDay);
        return balance.HasLeft ? null : new NoIncidentsLeft(balance.Allowed ?? 0, contract.YearOf(today).To);
    }
}
