using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using static CompanyAccount.Core.Access.MemberRole;

namespace CompanyAccount.Core.Notices.Sending;

/// <summary>Writes the mails and bells that a fact about a company causes, into the transaction that handles the fact.</summary>
internal sealed class CompanyNoticeWriter(PortalOptions portal)
{
    /// <returns>What open pages are to be told: whose bell rang, and whether mail waits.</returns>
    public async Task<IReadOnlyList<LiveHint>> WriteAsync(PortalDb db, CompanyEvent fact, CancellationToken cancellationToken)
    {
        if (fact is ContractEnded ended)
            return await ContractNotices.WriteAsync(db, ended, portal, cancellationToken);
        var notices = CompanyNotices.Of(fact);
        if (notices.Count == 0 || await db.Mail.AnyAsync(row => row.CauseId == fact.Id, cancellationToken) || await db.Bells.AnyAsync(row => row.CauseId == fact.Id, cancellationToken))
            return [];
        var company = await db.Companies.Where(row => row.Id == fact.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var names = await db.Users
            .Where(user => user.Id == fact.PersonId || user.Id == fact.ActorId)
            .ToDictionaryAsync(user => user.Id, user => user.FullName, cancellationToken);
        List<LiveHint> hints = [];
        foreach (var notice in notices)
        {
            var facts = new CompanyLetterFacts(notice.Kind, company, NameOf(fact.PersonId), NameOf(fact.ActorId));
            foreach (var (personId, reader) in await ReadersAsync(db, fact, notice, cancellationToken))
            {
                if (notice.Mail)
                    db.Mail.Add(new(Guid.CreateVersion7(fact.At), fact.Id, personId, Guid.Empty, CompanyLetter.Write(facts, reader, portal), fact.At));
                if (notice.Bell is not { } bell)
                    continue;
                db.Bells.Add(new(Guid.CreateVersion7(fact.At), fact.Id, personId, bell, facts.Person, facts.Actor, fact.At));
                hints.Add(new(Topic.BellOf(personId), Guid.Empty));
            }
        }

        hints.Add(new(Topic.OutgoingMail, Guid.Empty));
        return hints;

        string NameOf(Guid? id) => id is { } known && names.TryGetValue(known, out var name) ? name : portal.Brand;
    }

    private static async Task<IReadOnlyList<(Guid PersonId, Reader Reader)>> ReadersAsync(PortalDb db, CompanyEvent fact, CompanyNotice notice, CancellationToken cancellationToken)
    {
        // Who invited hears that the person has come; who just pressed a button knows what it did.
        var actor = fact is PersonAdded { Approved: false } ? null : fact.ActorId;
        var members = notice.ToAdministrators
            ? db.Members.Where(member => member.CompanyId == fact.CompanyId && member.State == MemberState.Active
                && (member.Role == Owner || member.Role == Administrator) && member.PersonId != fact.PersonId
                && (actor == null || member.PersonId != actor))
            : db.Members.Where(member => member.CompanyId == fact.CompanyId && member.PersonId == fact.PersonId);
        var readers = await (
            from member in members
            join user in db.Users on member.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        return [.. readers.Select(reader => (reader.Id, new Reader(reader.FullName, reader.Email, reader.Language)))];
    }
}
