using System.Security.Cryptography.X509Certificates;
using CompanyAccount.Core;
using Microsoft.AspNetCore.DataProtection;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>A certificate with its private key: a PKCS#12 file.</summary>
internal sealed record KeyCertificate
{
    /// <summary><c>DataProtection:CertificatePath</c>: the file.</summary>
    public string? CertificatePath { get; init; }

    /// <summary><c>DataProtection:CertificatePassword</c>: its password; from the environment, never from a file in the repository.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary><c>DataProtection:Earlier</c>: certificates that older keys are still protected by.</summary>
    public IReadOnlyList<KeyCertificate> Earlier { get; init; } = [];

    /// <summary>Without the password, so that no log shows it.</summary>
    public override string ToString() => CertificatePath ?? "";
}

/// <summary>The keys of cookies, forms and links: in the database, so that all nodes share them; encrypted there when a certificate is configured, so that who reads the database forges no cookie.</summary>
internal static class KeyProtection
{
    public static void AddPortalKeys(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().PersistKeysToPortal();
        var configured = builder.Configuration.GetSection("DataProtection").Get<KeyCertificate>() ?? new();
        if (string.IsNullOrWhiteSpace(configured.CertificatePath))
            return;
        var current = Load(builder, configured);
        keys.ProtectKeysWithCertificate(current);
        keys.UnprotectKeysWithAnyCertificate([current, .. configured.Earlier.Select(earlier => Load(builder, earlier))]);
    }

    private static X509Certificate2 Load(WebApplicationBuilder builder, KeyCertificate configured)
    {
        var path = builder.PathOf(configured.CertificatePath ?? "");
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configured.CertificatePassword);
        return certificate.GetRSAPrivateKey() is not null
            ? certificate
            : throw new InvalidOperationException($"DataProtection:CertificatePath: '{path}' holds no private RSA key.");
    }
}
