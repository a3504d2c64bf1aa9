using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds of APNs certificates that end, the one who asked for it too. One that was replaced is not reminded of.</summary>
internal sealed class CertificateReminderDesk(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time, ILogger<CertificateReminderDesk> logger)
    : EndReminderDesk(store, feed, time, logger)
{
    /// <inheritdoc/>
    protected override IQueryable<Ending> Endings(PortalDb db) =>
        db.ApnsCertificates.Where(row => row.ReplacedAt == null).Select(row => new Ending { Id = row.RequestId, CompanyId = row.CompanyId, ValidTo = row.ValidTo, RemindedDays = row.RemindedDays });

    /// <inheritdoc/>
    protected override async Task<EndReminder?> MarkAsync(PortalDb db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var certificate = await db.ApnsCertificates.SingleOrDefaultAsync(row => row.RequestId == id, cancellationToken);
        if (certificate?.ReminderDueOn(today) is not { } days)
            return null;
        certificate.MarkReminded(days);
        var request = await db.Requests.Where(row => row.Id == id).Select(row => new { row.Number, row.AuthorId }).SingleAsync(cancellationToken);
        var number = new RequestNumber(request.Number).ToString();
        return new(certificate.CompanyId, BellKind.CertificateEnding, number, (company, reader) => CertificateEndingLetter.Write(number, certificate.Subject, certificate.ValidTo!.Value, company, reader, portal))
        {
            AlsoTo = request.AuthorId,
        };
    }
}
