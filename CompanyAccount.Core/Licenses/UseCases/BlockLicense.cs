using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.UseCases;

/// <summary>An Operator blocks a license, or lets it hold again.</summary>
public sealed class BlockLicense(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Blocks or unblocks.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="licenseId">The license.</param>
    /// <param name="seenVersion">The version that the page has.</param>
    /// <param name="blocked">Whether it is to be blocked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid licenseId, int seenVersion, bool blocked, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepIssuedLicenses))
            return new NotFound();
        try
        {
            await using var db = store.Open();
            if (await db.Licenses.FirstOrDefaultAsync(row => row.Id == licenseId, cancellationToken) is not { } license)
                return new NotFound();
            if (license.Version != seenVersion)
                return new ChangedMeanwhile();
            license.Block(blocked);
            db.Record(blocked ? AuditKind.LicenseBlocked : AuditKind.LicenseUnblocked, license.CompanyId, actor, time.GetUtcNow(), license.Id, license.Number);
            await db.SaveChangesAsync(cancellationToken);
            feed.AnnounceEverywhere(Topic.IssuedLicenses, license.Id);
            if (license.CompanyId is { } companyId)
                feed.AnnounceEverywhere(Topic.LicensesOf(companyId), license.Id);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
