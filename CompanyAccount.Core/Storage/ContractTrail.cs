using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>What every change of a contract leaves: the line of the audit log and the fact in the same commit, and hints afterwards.</summary>
internal static class ContractTrail
{
    /// <summary>Records the change; the caller saves.</summary>
    public static void RecordContract(this PortalDb db, AuditKind kind, SupportContract contract, Actor actor, DateTimeOffset now, string? detail = null)
    {
        CompanyEvent fact = kind is AuditKind.ContractEnded
            ? new ContractEnded(Guid.CreateVersion7(now), contract.CompanyId, actor.PersonId, null, now, contract.Id)
            : new ContractChanged(Guid.CreateVersion7(now), contract.CompanyId, actor.PersonId, null, now);
        db.Record(kind, contract.CompanyId, actor, now, contract.Id, contract.Certificate, detail);
        db.Outbox.Add(OutboxEvent.Of(fact.Id, fact, now));
    }

    /// <summary>Tells open pages of it.</summary>
    public static void AnnounceContract(this LiveFeed feed, SupportContract contract)
    {
        feed.Announce(Topic.Company(contract.CompanyId));
        feed.Announce(Topic.Contracts, contract.Id);
        feed.Announce(Topic.Outbox);
    }

    /// <summary>Finds the members of the company that have the addresses of contacts; the caller saves.</summary>
    public static async Task BindContactsAsync(this PortalDb db, SupportContract contract, CancellationToken cancellationToken)
    {
        var addresses = contract.Contacts.Where(contact => contact.PersonId is null).Select(contact => contact.NormalizedEmail).ToList();
        var found = await (
            from user in db.Users
            where addresses.Contains(user.NormalizedEmail!)
            join member in db.Members on user.Id equals member.PersonId
            where member.CompanyId == contract.CompanyId && member.State == MemberState.Active
            select new { Email = user.NormalizedEmail!, user.Id }).ToDictionaryAsync(row => row.Email, row => row.Id, cancellationToken);
        foreach (var contact in contract.Contacts)
        {
            if (found.TryGetValue(contact.NormalizedEmail, out var personId))
                contact.Bind(personId);
        }
    }

    /// <summary>Holds the company's row until the transaction ends, so that no second contract of it is activated or renewed meanwhile.</summary>
    /// <returns>Whether there is such a company, in use.</returns>
    public static async Task<bool> HoldCompanyAsync(this PortalDb db, Guid companyId, CancellationToken cancellationToken) =>
        await db.Companies.Where(row => row.Id == companyId && row.DeletedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(company => company.Version, company => company.Version), cancellationToken) > 0;
}
