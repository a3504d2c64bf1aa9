using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CompanyAccount.Core.Certificates;

/// <summary>Makes the chain that stands in for Apple's and the vendor's in development.</summary>
internal static class StandInChain
{
    private const int KeyBits = 2048;

    /// <summary>The vendor's certificate with its key, the intermediate and the root, all good for ten years.</summary>
    public static IReadOnlyList<X509Certificate2> Make(DateTimeOffset now)
    {
        var (from, to) = (now.AddDays(-1), now.AddYears(10));
        // Only the vendor's own key must be of RSA; the others are of a kind that is made in no time.
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var vendorKey = RSA.Create(KeyBits);
        var root = Authority("CN=Self-made root (development)", rootKey);
        var middle = Authority("CN=Self-made intermediate (development)", middleKey);
        var vendor = new CertificateRequest("CN=Self-made MDM vendor (development)", vendorKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        vendor.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var keyless = vendor.Create(middle.SubjectName, X509SignatureGenerator.CreateForECDsa(middleKey), from, to, Serial());
        return
        [
            keyless.CopyWithPrivateKey(vendorKey),
            middle.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), from, to, Serial()),
            root.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), from, to, Serial()),
        ];
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request;
    }

    // Positive, and never with a zero in front.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }
}
