using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using static CompanyAccount.Core.Access.MemberRole;

namespace CompanyAccount.Core.Notices.Sending;

/// <summary>Tells of a contract that was ended early: who manages the company, and who could open premium requests until now.</summary>
internal static class ContractNotices
{
    /// <returns>What open pages are to be told: whose bell rang, and that mail waits.</returns>
    public static async Task<IReadOnlyList<LiveHint>> WriteAsync(PortalDb db, ContractEnded fact, PortalOptions portal, CancellationToken cancellationToken)
    {
        if (await db.Mail.AnyAsync(row => row.CauseId == fact.Id, cancellationToken))
            return [];
        // Gone with its company: there is nobody left to tell.
        if (await db.SupportContracts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == fact.ContractId && row.CompanyId == fact.CompanyId, cancellationToken) is not { } contract)
            return [];
        var company = await db.Companies.Where(row => row.Id == fact.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var named = contract.Contacts.Where(contact => contact.PersonId is not null).Select(contact => contact.PersonId!.Value).ToList();
        // A named contact who is no member, or not any more, is told nothing of the company.
        var readers = await (
            from member in db.Members
            where member.CompanyId == fact.CompanyId && member.State == MemberState.Active
                && (member.Role == Owner || member.Role == Administrator || named.Contains(member.PersonId))
            join user in db.Users on member.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        foreach (var person in readers)
        {
            var reader = new Reader(person.FullName, person.Email, person.Language);
            db.Mail.Add(new(Guid.CreateVersion7(fact.At), fact.Id, person.Id, Guid.Empty, ContractEndedLetter.Write(contract, company, reader, portal), fact.At));
            db.Bells.Add(new(Guid.CreateVersion7(fact.At), fact.Id, person.Id, BellKind.ContractEnded, contract.Certificate, actorName: null, fact.At));
        }

        return [.. readers.Select(person => new LiveHint(Topic.BellOf(person.Id), Guid.Empty)), new(Topic.OutgoingMail, Guid.Empty)];
    }
}
