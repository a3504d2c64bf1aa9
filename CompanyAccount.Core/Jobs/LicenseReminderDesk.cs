using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds companies of licenses that end: each reminder once, the mark and its mails in one transaction.</summary>
internal sealed class LicenseReminderDesk(Store store, CatalogShelf catalog, PortalOptions portal, LiveFeed feed, TimeProvider time)
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
            from license in db.Licenses
            where license.ValidTo >= today && license.ValidTo <= far && !license.IsBlocked
                && (license.RemindedDays == null || (license.RemindedDays > 30 && license.ValidTo <= middle) || (license.RemindedDays > 7 && license.ValidTo <= near))
            join company in db.Companies on license.CompanyId equals company.Id
            where company.DeletedAt == null
            orderby license.ValidTo, license.Id
            select license.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task<bool> RemindAsync(Guid licenseId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var license = await db.Licenses.SingleAsync(row => row.Id == licenseId, cancellationToken);
        if (license.ReminderDueOn(Today) is not { } days)
            return false;
        license.MarkReminded(days);
        var bells = await WriteAsync(db, license, now, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was quicker, or the license has just changed: the next look decides.
            return false;
        }

        foreach (var person in bells)
            feed.AnnounceEverywhere(Topic.BellOf(person));
        feed.Announce(Topic.OutgoingMail);
        return true;
    }

    private async Task<IReadOnlyList<Guid>> WriteAsync(PortalDb db, License license, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cause = Guid.CreateVersion7(now);
        var products = await catalog.GetAsync(cancellationToken);
        var company = await db.Companies.Where(row => row.Id == license.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var readers = await (
            from member in db.Members
            where member.CompanyId == license.CompanyId && member.State == MemberState.Active && (member.Role == MemberRole.Owner || member.Role == MemberRole.Administrator)
            join user in db.Users on member.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        foreach (var person in readers)
        {
            var reader = new Reader(person.FullName, person.Email, person.Language);
            var product = products.FindProduct(license.ProductId)?.Name.In(person.Language) ?? license.ProductId;
            db.Mail.Add(new(Guid.CreateVersion7(now), cause, person.Id, Guid.Empty, LicenseEndingLetter.Write(license.Number, product, license.ValidTo, company, reader, portal), now));
            db.Bells.Add(new(Guid.CreateVersion7(now), cause, person.Id, BellKind.LicenseEnding, license.Number, actorName: null, now));
        }

        return [.. readers.Select(person => person.Id)];
    }
}
