using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds companies of licenses that end. A blocked one is not reminded of.</summary>
internal sealed class LicenseReminderDesk(Store store, CatalogShelf catalog, PortalOptions portal, LiveFeed feed, TimeProvider time, ILogger<LicenseReminderDesk> logger)
    : EndReminderDesk(store, feed, time, logger)
{
    /// <inheritdoc/>
    protected override IQueryable<Ending> Endings(PortalDb db) =>
        db.Licenses.Where(row => !row.IsBlocked).Select(row => new Ending { Id = row.Id, CompanyId = row.CompanyId, ValidTo = row.ValidTo, RemindedDays = row.RemindedDays });

    /// <inheritdoc/>
    protected override async Task<EndReminder?> MarkAsync(PortalDb db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var license = await db.Licenses.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (license?.ReminderDueOn(today) is not { } days || license.CompanyId is not { } companyId)
            return null;
        license.MarkReminded(days);
        var products = await catalog.GetAsync(cancellationToken);
        return new(companyId, BellKind.LicenseEnding, license.Number, (company, reader) =>
        {
            var product = products.FindProduct(license.ProductId)?.Name.In(reader.Language) ?? license.ProductId;
            return LicenseEndingLetter.Write(license.Number, product, license.ValidTo, company, reader, portal);
        });
    }
}
