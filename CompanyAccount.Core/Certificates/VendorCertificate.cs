using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CompanyAccount.Core.Certificates;

/// <summary>What is wrong with the vendor's certificate; each is said at the start.</summary>
public enum VendorCertificateFault
{
    /// <summary>No certificate among what was read.</summary>
    Missing,

    /// <summary>No certificate has a private key.</summary>
    NoPrivateKey,

    /// <summary>More than one certificate has a private key: which one signs?</summary>
    SeveralKeys,

    /// <summary>The key is none of RSA.</summary>
    NotRsa,

    /// <summary>The key is another certificate's.</summary>
    KeyOfAnother,

    /// <summary>Its first day is still to come.</summary>
    NotYetValid,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>The chain up to a root that is signed by itself is not complete: vendor, intermediate, root.</summary>
    ChainIncomplete,
}

/// <summary>
/// The vendor's MDM certificate from Apple, with its key and its chain: signs requests of customers, so that Apple's portal
/// takes them. Stands in memory only.
/// </summary>
public sealed class VendorCertificate : IDisposable
{
    private readonly X509Certificate2 _signer;
    private readonly RSA _key;

    private VendorCertificate(X509Certificate2 signer, RSA key, string chain, bool isStandIn)
    {
        _signer = signer;
        _key = key;
        Chain = chain;
        IsStandIn = isStandIn;
    }

    /// <summary>PEM of the vendor's certificate, the intermediate ones, and the root, in this order.</summary>
    public string Chain { get; }

    /// <summary>Whether it was made for development: Apple takes nothing that it signed.</summary>
    public bool IsStandIn { get; }

    /// <summary>Whether it may sign at a moment.</summary>
    /// <param name="now">Now, UTC.</param>
    public bool IsValidAt(DateTimeOffset now) => _signer.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= _signer.NotAfter.ToUniversalTime();

    /// <summary>Signs as Apple asks for: RSA, PKCS#1 v1.5, over SHA-256.</summary>
    /// <exception cref="CryptographicException">The signature does not fit the vendor's own certificate: nothing of it leaves.</exception>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var signature = _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var published = _signer.GetRSAPublicKey()!;
        return published.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? signature
            : throw new CryptographicException("The vendor's signature does not fit the vendor's certificate.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        _signer.Dispose();
    }

    /// <summary>The certificate out of what was read from files.</summary>
    /// <param name="certificates">The vendor's certificate with its private key, and its chain, in any order.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The certificate, or <see langword="null"/> and all that is wrong.</returns>
    public static (VendorCertificate? Certificate, IReadOnlyList<VendorCertificateFault> Faults) From(IReadOnlyList<X509Certificate2> certificates, DateTimeOffset now) =>
        From(certificates, now, isStandIn: false);

    /// <summary>A self-made one, for development: a root, an intermediate and a vendor's certificate, gone with the process.</summary>
    /// <param name="now">Now, UTC.</param>
    public static VendorCertificate StandIn(DateTimeOffset now)
    {
        var made = StandInChain.Make(now);
        return From(made, now, isStandIn: true).Certificate ?? throw new InvalidOperationException("The self-made chain is no chain.");
    }

    private static (VendorCertificate? Certificate, IReadOnlyList<VendorCertificateFault> Faults) From(IReadOnlyList<X509Certificate2> certificates, DateTimeOffset now, bool isStandIn)
    {
        if (certificates.Count == 0)
            return (null, [VendorCertificateFault.Missing]);
        var signers = certificates.Where(certificate => certificate.HasPrivateKey).ToList();
        if (signers is not [var signer])
            return (null, [signers.Count == 0 ? VendorCertificateFault.NoPrivateKey : VendorCertificateFault.SeveralKeys]);
        List<VendorCertificateFault> faults = [];
        var key = signer.GetRSAPrivateKey();
        if (key is null)
            faults.Add(VendorCertificateFault.NotRsa);
        else if (!Fits(key, signer))
            faults.Add(VendorCertificateFault.KeyOfAnother);
        if (now.UtcDateTime < signer.NotBefore.ToUniversalTime())
            faults.Add(VendorCertificateFault.NotYetValid);
        if (now.UtcDateTime > signer.NotAfter.ToUniversalTime())
            faults.Add(VendorCertificateFault.Expired);
        var chain = ChainOf(signer, certificates);
        if (chain is null)
            faults.Add(VendorCertificateFault.ChainIncomplete);
        if (faults.Count > 0)
        {
            key?.Dispose();
            return (null, faults);
        }

        return (new(signer, key!, chain!, isStandIn), []);
    }

    private static bool Fits(RSA key, X509Certificate2 signer)
    {
        using var published = signer.GetRSAPublicKey();
        return published is not null && published.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo());
    }

    private static string? ChainOf(X509Certificate2 signer, IReadOnlyList<X509Certificate2> certificates)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        // Days are looked at for the signer alone, with a word of their own; here it is about who signed whom.
        policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreInvalidBasicConstraints | X509VerificationFlags.IgnoreWrongUsage;
        foreach (var certificate in certificates.Where(certificate => certificate != signer))
        {
            if (certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
                policy.CustomTrustStore.Add(certificate);
            else
                policy.ExtraStore.Add(certificate);
        }

        var complete = chain.Build(signer) && chain.ChainElements.Count >= 3;
        var pem = string.Concat(chain.ChainElements.Select(element => element.Certificate.ExportCertificatePem() + "\n"));
        foreach (var element in chain.ChainElements)
            element.Certificate.Dispose();
        return complete ? pem : null;
    }
}

/// <summary>Whether and how the portal signs requests by itself.</summary>
/// <param name="Certificate">The vendor's certificate; <see langword="null"/> where none is configured, and engineers answer.</param>
public sealed record VendorSignature(VendorCertificate? Certificate)
{
    /// <summary>The certificate that signs at a moment; <see langword="null"/> when engineers do.</summary>
    /// <param name="now">Now, UTC.</param>
    public VendorCertificate? At(DateTimeOffset now) => Certificate?.IsValidAt(now) == true ? Certificate : null;
}
