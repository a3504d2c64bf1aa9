using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds companies of support contracts that end: each reminder once, the mark and its mails in one transaction. The end itself needs no job.</summary>
internal sealed class ContractReminderDesk(Store store, SupportToday support, PortalOptions portal, LiveFeed feed)
{
    private const int BatchSize = 100;

    /// <summary>Gives all reminders that are due.</summary>
    /// <returns>How many were given.</returns>
    public async Task<int> RemindDueAsync(CancellationToken cancellationToken)
    {
        var given = 0;
        while (true)
        {
            var moment = await support.GetAsync(cancellationToken);
            var due = await ReadDueAsync(moment.Day, cancellationToken);
            var progress = 0;
            foreach (var id in due)
                progress += await RemindAsync(id, moment, cancellationToken) ? 1 : 0;
            given += progress;
            if (due.Count < BatchSize || progress == 0)
                return given;
        }
    }

    /// <summary>Contracts of which a reminder is due.</summary>
    internal static IQueryable<Guid> Due(PortalDb db, DateOnly today)
    {
        var (far, middle, near) = (today.AddDays(60), today.AddDays(30), today.AddDays(7));
        return (
            from contract in db.SupportContracts
            where contract.ValidTo >= today && contract.ValidTo <= far && contract.EndedOn == null
                && (contract.RemindedDays == null || (contract.RemindedDays > 30 && contract.ValidTo <= middle) || (contract.RemindedDays > 7 && contract.ValidTo <= near))
            join company in db.Companies on contract.CompanyId equals company.Id
            where company.DeletedAt == null
            orderby contract.ValidTo, contract.Id
            select contract.Id).Take(BatchSize);
    }

    private async Task<List<Guid>> ReadDueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await Due(db, today).ToListAsync(cancellationToken);
    }

    private async Task<bool> RemindAsync(Guid contractId, SupportMoment moment, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var contract = await db.SupportContracts.SingleOrDefaultAsync(row => row.Id == contractId, cancellationToken);
        if (contract?.ReminderDueOn(moment.Day) is not { } days)
            return false;
        contract.MarkReminded(days);
        var bells = await WriteAsync(db, contract, moment.Now, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was quicker, or the contract has just changed: the next look decides.
            return false;
        }

        foreach (var person in bells)
            feed.Announce(Topic.BellOf(person));
        feed.Announce(Topic.OutgoingMail);
        return true;
    }

    private async Task<IReadOnlyList<Guid>> WriteAsync(PortalDb db, SupportContract contract, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cause = Guid.CreateVersion7(now);
        var company = await db.Companies.Where(row => row.Id == contract.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var readers = await (
            from member in db.Members
            where member.CompanyId == contract.CompanyId && member.State == MemberState.Active && (member.Role == MemberRole.Owner || member.Role == MemberRole.Administrator)
            join user in db.Users on member.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        foreach (var person in readers)
        {
            var reader = new Reader(person.FullName, person.Email, person.Language);
            db.Mail.Add(new(Guid.CreateVersion7(now), cause, person.Id, Guid.Empty, ContractEndingLetter.Write(contract, company, reader, portal), now));
            db.Bells.Add(new(Guid.CreateVersion7(now), cause, person.Id, BellKind.ContractEnding, contract.Certificate, actorName: null, now));
        }

        return [.. readers.Select(person => person.Id)];
    }
}
