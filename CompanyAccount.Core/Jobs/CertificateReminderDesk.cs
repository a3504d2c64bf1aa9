using CompanyAccount.Core.Access;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds of APNs certificates that end: each reminder once, the mark and its mails in one transaction. One that was replaced is not reminded of.</summary>
internal sealed class CertificateReminderDesk(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <summary>Gives all reminders that are due.</summary>
    /// <returns>How many were given.</returns>
    public async Task<int> RemindDueAsync(CancellationToken cancellationToken)
    {
        var given = 0;
        while (true)
        {
            var due = await ReadDueAsync(cancellationToken);
            var progress = 0;
            foreach (var id in due)
                progress += await RemindAsync(id, cancellationToken) ? 1 : 0;
            given += progress;
            if (due.Count < BatchSize || progress == 0)
                return given;
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<List<Guid>> ReadDueAsync(CancellationToken cancellationToken)
    {
        var today = Today;
        var (far, middle, near) = (today.AddDays(60), today.AddDays(30), today.AddDays(7));
        await using var db = store.Open();
        return await (
            from certificate in db.ApnsCertificates
            where certificate.ValidTo >= today && certificate.ValidTo <= far && certificate.ReplacedAt == null
                && (certificate.RemindedDays == null || (certificate.RemindedDays > 30 && certificate.ValidTo <= middle) || (certificate.RemindedDays > 7 && certificate.ValidTo <= near))
            join company in db.Companies on certificate.CompanyId equals company.Id
            where company.DeletedAt == null
            orderby certificate.ValidTo, certificate.RequestId
            select certificate.RequestId).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task<bool> RemindAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var certificate = await db.ApnsCertificates.SingleOrDefaultAsync(row => row.RequestId == requestId, cancellationToken);
        if (certificate?.ReminderDueOn(Today) is not { } days)
            return false;
        certificate.MarkReminded(days);
        var bells = await WriteAsync(db, certificate, now, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was quicker, or it was signed anew at this moment: the next look decides.
            return false;
        }

        foreach (var person in bells)
            feed.AnnounceEverywhere(Topic.BellOf(person));
        feed.Announce(Topic.OutgoingMail);
        return true;
    }

    private async Task<IReadOnlyList<Guid>> WriteAsync(PortalDb db, ApnsCertificate certificate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cause = Guid.CreateVersion7(now);
        var request = await db.Requests.Where(row => row.Id == certificate.RequestId).Select(row => new { row.Number, row.AuthorId }).SingleAsync(cancellationToken);
        var company = await db.Companies.Where(row => row.Id == certificate.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var readers = await (
            from member in db.Members
            where member.CompanyId == certificate.CompanyId && member.State == MemberState.Active
                && (member.Role == MemberRole.Owner || member.Role == MemberRole.Administrator || member.PersonId == request.AuthorId)
            join user in db.Users on member.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        var number = new RequestNumber(request.Number).ToString();
        foreach (var person in readers)
        {
            var reader = new Reader(person.FullName, person.Email, person.Language);
            db.Mail.Add(new(Guid.CreateVersion7(now), cause, person.Id, Guid.Empty, CertificateEndingLetter.Write(number, certificate.Subject, certificate.ValidTo!.Value, company, reader, portal), now));
            db.Bells.Add(new(Guid.CreateVersion7(now), cause, person.Id, BellKind.CertificateEnding, number, actorName: null, now));
        }

        return [.. readers.Select(person => person.Id)];
    }
}
