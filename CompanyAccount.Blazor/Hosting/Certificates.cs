using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompanyAccount.Core.Certificates;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>The vendor's MDM certificate from Apple: <c>Certificates:Apns:*</c>. A PKCS#12 file, or PEM files.</summary>
internal sealed record VendorFiles
{
    /// <summary><c>Certificates:Apns:Pkcs12Path</c>: certificate, key and perhaps the chain in one file.</summary>
    public string? Pkcs12Path { get; init; }

    /// <summary><c>Certificates:Apns:Pkcs12Password</c>: from the environment, never from a file in the repository.</summary>
    public string? Pkcs12Password { get; init; }

    /// <summary><c>Certificates:Apns:CertificatePath</c>: the certificate as PEM, perhaps with the chain after it.</summary>
    public string? CertificatePath { get; init; }

    /// <summary><c>Certificates:Apns:KeyPath</c>: its private key as PEM.</summary>
    public string? KeyPath { get; init; }

    /// <summary><c>Certificates:Apns:KeyPassword</c>: of an encrypted key; from the environment.</summary>
    public string? KeyPassword { get; init; }

    /// <summary><c>Certificates:Apns:ChainPath</c>: the intermediate certificate and the root as PEM, unless they stand in the other files.</summary>
    public string? ChainPath { get; init; }

    /// <summary>Without the passwords, so that no log shows them.</summary>
    public override string ToString() => Pkcs12Path ?? CertificatePath ?? "";
}

/// <summary>Who signs requests for APNs certificates. Settings that cannot work are said at the start, all at once.</summary>
internal static class CertificateHosting
{
    public static void AddPortalCertificates(this WebApplicationBuilder builder)
    {
        var files = builder.Configuration.GetSection("Certificates:Apns").Get<VendorFiles>() ?? new();
        builder.Services.AddSingleton(new VendorSignature(Read(builder, files, TimeProvider.System.GetUtcNow())));
    }

    internal static VendorCertificate? Read(WebApplicationBuilder builder, VendorFiles files, DateTimeOffset now)
    {
        var (packed, plain) = (!string.IsNullOrWhiteSpace(files.Pkcs12Path), !string.IsNullOrWhiteSpace(files.CertificatePath) || !string.IsNullOrWhiteSpace(files.KeyPath));
        if (!packed && !plain)
        {
            if (!string.IsNullOrWhiteSpace(files.ChainPath))
                throw new InvalidOperationException("Certificates:Apns: ChainPath alone signs nothing: set Pkcs12Path, or CertificatePath and KeyPath.");
            return builder.Environment.IsDevelopment() ? VendorCertificate.StandIn(now) : null;
        }

        if (packed && plain)
            throw new InvalidOperationException("Certificates:Apns: set Pkcs12Path, or CertificatePath and KeyPath, not both.");
        if (plain && (string.IsNullOrWhiteSpace(files.CertificatePath) || string.IsNullOrWhiteSpace(files.KeyPath)))
            throw new InvalidOperationException("Certificates:Apns: CertificatePath and KeyPath belong together.");
        var (certificate, faults) = VendorCertificate.From(Load(builder, files), now);
        return certificate ?? throw new InvalidOperationException($"Certificates:Apns ({files}): {string.Join(" ", faults.Select(SentenceOf))}");
    }

    private static List<X509Certificate2> Load(WebApplicationBuilder builder, VendorFiles files)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            if (!string.IsNullOrWhiteSpace(files.ChainPath))
                chain.ImportFromPemFile(builder.PathOf(files.ChainPath));
            if (!string.IsNullOrWhiteSpace(files.Pkcs12Path))
                return [.. X509CertificateLoader.LoadPkcs12CollectionFromFile(builder.PathOf(files.Pkcs12Path), files.Pkcs12Password), .. chain];

            var path = builder.PathOf(files.CertificatePath ?? "");
            var key = builder.PathOf(files.KeyPath ?? "");
            var signer = string.IsNullOrEmpty(files.KeyPassword)
                ? X509Certificate2.CreateFromPemFile(path, key)
                : X509Certificate2.CreateFromEncryptedPemFile(path, files.KeyPassword, key);
            var beside = new X509Certificate2Collection();
            beside.ImportFromPemFile(path);
            return [signer, .. beside.Skip(1), .. chain];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new InvalidOperationException($"Certificates:Apns ({files}): the files cannot be read. {exception.Message}", exception);
        }
    }

    private static string SentenceOf(VendorCertificateFault fault) => fault switch
    {
        VendorCertificateFault.Missing => "There is no certificate in the file.",
        VendorCertificateFault.NoPrivateKey => "No certificate has a private key.",
        VendorCertificateFault.SeveralKeys => "More than one certificate has a private key.",
        VendorCertificateFault.NotRsa => "The key is not RSA.",
        VendorCertificateFault.KeyOfAnother => "The private key is another certificate's.",
        VendorCertificateFault.NotYetValid => "The certificate is not valid yet.",
        VendorCertificateFault.Expired => "The certificate has expired.",
        VendorCertificateFault.ChainIncomplete => "The chain is not complete: the intermediate certificate and the root are needed.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Unknown fault."),
    };
}
