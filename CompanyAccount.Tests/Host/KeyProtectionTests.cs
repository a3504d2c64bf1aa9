using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

/// <summary>Who reads the database must not be able to forge a cookie, once a certificate is configured.</summary>
public sealed class KeyProtectionTests
{
    private const string Password = "of the file";

    [Fact]
    public async Task Keys_are_encrypted_at_rest_and_a_restart_or_another_certificate_signs_nobody_out()
    {
        var folder = RunFolder.NewPath("-keys");
        Directory.CreateDirectory(folder);
        var (first, second) = (MakeCertificate(folder, "first"), MakeCertificate(folder, "second"));
        var host = new PortalHost { Settings = [("DataProtection:CertificatePath", first), ("DataProtection:CertificatePassword", Password)] };
        string cookie;
        await using (host)
        {
            var caller = await host.SignedInAsync("owner@vector.example");
            cookie = caller.Cookie("portal")!;
            await using var db = host.Services.GetRequiredService<Store>().Open();
            var key = await db.DataProtectionKeys.SingleAsync(TestContext.Current.CancellationToken);
            Assert.Contains("EncryptedData", key.Xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);
        }

        await using var renewed = new PortalHost
        {
            Folder = host.Folder,
            Settings =
            [
                ("DataProtection:CertificatePath", second), ("DataProtection:CertificatePassword", Password),
                ("DataProtection:Earlier:0:CertificatePath", first), ("DataProtection:Earlier:0:CertificatePassword", Password),
            ],
        };
        var again = renewed.Open();
        again.Http.DefaultRequestHeaders.Add("Cookie", $"portal={cookie}");
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public void A_certificate_that_is_not_there_stops_the_start()
    {
        using var host = new PortalHost { Settings = [("DataProtection:CertificatePath", "/nowhere/portal.pfx")] };
        Assert.ThrowsAny<Exception>(() => host.Open());
    }

    private static string MakeCertificate(string folder, string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(folder, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }
}
