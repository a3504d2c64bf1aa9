using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompanyAccount.Core.Certificates;

namespace CompanyAccount.Tests.Bench;

/// <summary>A vendor's certificate as Apple gives one, with its chain: all of RSA, made once for all tests.</summary>
internal static class VendorCertificates
{
    private static readonly RSA RootKey = RSA.Create(2048);
    private static readonly RSA MiddleKey = RSA.Create(2048);

    public static DateTimeOffset From { get; } = TestDatabase.Start.AddDays(-10);

    public static DateTimeOffset To { get; } = TestDatabase.Start.AddYears(1);

    public static RSA Key { get; } = RSA.Create(2048);

    public static X509Certificate2 Root { get; } = Authority("CN=Root", RootKey).CreateSelfSigned(From.AddYears(-5), To.AddYears(5)).WithoutKey();

    public static X509Certificate2 Middle { get; } = Authority("CN=Intermediate", MiddleKey).Create(Root.SubjectName, SignerOf(RootKey), From.AddYears(-1), To.AddYears(1), Serial(2));

    /// <summary>The vendor's own, with its key.</summary>
    public static X509Certificate2 Signer { get; } = SignerFrom(From, To);

    /// <summary>One that is taken.</summary>
    public static VendorCertificate Good { get; } = VendorCertificate.From([Signer, Middle, Root], TestDatabase.Start).Certificate!;

    public static X509Certificate2 SignerFrom(DateTimeOffset from, DateTimeOffset to) => Keyless(Key, from, to).CopyWithPrivateKey(Key);

    public static X509Certificate2 Keyless(RSA key, DateTimeOffset from, DateTimeOffset to) =>
        new CertificateRequest("CN=MDM Vendor: Example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Create(Middle.SubjectName, SignerOf(MiddleKey), from, to, Serial(3));

    /// <summary>A signer of EC.</summary>
    public static X509Certificate2 Elliptic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=MDM Vendor: Example", key, HashAlgorithmName.SHA256).Create(Middle.SubjectName, SignerOf(MiddleKey), From, To, Serial(4)).CopyWithPrivateKey(key);
    }

    private static X509Certificate2 WithoutKey(this X509Certificate2 certificate) => X509CertificateLoader.LoadCertificate(certificate.RawData);

    private static X509SignatureGenerator SignerOf(RSA key) => X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);

    private static CertificateRequest Authority(string name, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request;
    }

    private static byte[] Serial(byte number) => [0x40, number];
}
