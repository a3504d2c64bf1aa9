using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Certificates.Reads;

/// <summary>Whether the reader's company can ask for an APNs certificate, and who would sign it.</summary>
public sealed class ReadCertificateOffer(Store store, CatalogShelf catalog, VendorSignature vendor, TimeProvider time)
{
    /// <summary>The offer; <see cref="NotAllowed"/> for who opens no requests.</summary>
    public async Task<Outcome<CertificateOffer>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotAllowed();
        var now = time.GetUtcNow();
        var products = await catalog.GetAsync(cancellationToken);
        await using var db = store.Open();
        var signer = vendor.At(now) switch
        {
            null => CertificateSigner.Engineers,
            { IsStandIn: true } => CertificateSigner.StandIn,
            _ => CertificateSigner.Vendor,
        };
        return new CertificateOffer(await db.HasMobileLicenseAsync(member.CompanyId, products, now, cancellationToken), signer, [.. products.MobileProducts.Select(product => product.Id)]);
    }
}

/// <summary>What a company can have.</summary>
/// <param name="IsLicensed">Whether it holds a valid license of one of the products.</param>
/// <param name="Signer">Who signs.</param>
/// <param name="ProductIds">The products that manage mobile devices, as in the catalog.</param>
public sealed record CertificateOffer(bool IsLicensed, CertificateSigner Signer, IReadOnlyList<string> ProductIds);

/// <summary>Who signs a request for an APNs certificate.</summary>
public enum CertificateSigner
{
    /// <summary>The portal, at once, by the vendor's certificate.</summary>
    Vendor,

    /// <summary>The portal, at once, by a certificate made for development, which Apple does not take.</summary>
    StandIn,

    /// <summary>The engineers.</summary>
    Engineers,
}
