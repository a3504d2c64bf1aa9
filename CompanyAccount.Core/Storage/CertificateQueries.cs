using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Certificates;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>What decides about APNs certificates.</summary>
internal static class CertificateQueries
{
    /// <summary>Whether a company holds a license, valid today, of a product that manages mobile devices.</summary>
    public static Task<bool> HasMobileLicenseAsync(this PortalDb db, Guid companyId, ProductCatalog products, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var mobile = products.MobileProducts.Select(product => product.Id).ToList();
        return db.Licenses.AnyAsync(
            license => license.CompanyId == companyId && !license.IsBlocked && license.ValidFrom <= today && today <= license.ValidTo && mobile.Contains(license.ProductId),
            cancellationToken);
    }

    /// <summary>An engineer has sent what was asked for: its year begins. The caller saves.</summary>
    public static async Task MarkSignedByEngineerAsync(this PortalDb db, Guid requestId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.ApnsCertificates.FirstOrDefaultAsync(row => row.RequestId == requestId, cancellationToken) is { } certificate)
            await db.MarkSignedAsync(certificate, isStandIn: false, now, cancellationToken);
    }

    /// <summary>The year of a certificate begins, and what the company had signed for the same subject before is reminded of no more. The caller saves.</summary>
    public static async Task MarkSignedAsync(this PortalDb db, ApnsCertificate certificate, bool isStandIn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        certificate.MarkSigned(isStandIn, now);
        var earlier = await db.ApnsCertificates
            .Where(row => row.CompanyId == certificate.CompanyId && row.RequestId != certificate.RequestId && row.Subject == certificate.Subject && row.ValidTo != null && row.ReplacedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var replaced in earlier)
            replaced.MarkReplaced(now);
    }
}
