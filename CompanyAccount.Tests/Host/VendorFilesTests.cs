using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompanyAccount.Blazor.Hosting;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Builder;

namespace CompanyAccount.Tests.Host;

/// <summary>The vendor's certificate from the files that the settings name: right ones sign, wrong ones stop the start with all that is wrong.</summary>
public sealed class VendorFilesTests
{
    private const string Password = "of-the-vendor";

    private static readonly string Folder = Directory.CreateDirectory(RunFolder.NewPath("-vendor")).FullName;

    private static readonly string Chain = Write("chain.pem", VendorCertificates.Middle.ExportCertificatePem() + "\n" + VendorCertificates.Root.ExportCertificatePem());

    private static readonly string Certificate = Write("vendor.pem", VendorCertificates.Signer.ExportCertificatePem());

    private static readonly string Key = Write("vendor.key", VendorCertificates.Key.ExportPkcs8PrivateKeyPem());

    private static readonly string LockedKey = Write(
        "locked.key", VendorCertificates.Key.ExportEncryptedPkcs8PrivateKeyPem(Password, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));

    private static readonly string AnotherKey = Write("another.key", SigningRequests.Key.ExportPkcs8PrivateKeyPem());

    private static readonly string Packed = Pack("vendor.p12", VendorCertificates.Signer, VendorCertificates.Middle, VendorCertificates.Root);

    private static readonly string PackedAlone = Pack("alone.p12", VendorCertificates.Signer);

    private static readonly string PackedOld = Pack("old.p12", VendorCertificates.SignerFrom(VendorCertificates.From, VendorCertificates.From.AddDays(1)));

    private static readonly IReadOnlyList<(string Name, VendorFiles Files, string[] Said)> Ways =
    [
        ("PKCS#12", new() { Pkcs12Path = Packed, Pkcs12Password = Password }, []),
        ("PKCS#12 with the chain beside it", new() { Pkcs12Path = PackedAlone, Pkcs12Password = Password, ChainPath = Chain }, []),
        ("PEM", new() { CertificatePath = Certificate, KeyPath = Key, ChainPath = Chain }, []),
        ("PEM with a locked key", new() { CertificatePath = Certificate, KeyPath = LockedKey, KeyPassword = Password, ChainPath = Chain }, []),
        ("both", new() { Pkcs12Path = Packed, CertificatePath = Certificate, KeyPath = Key }, ["not both"]),
        ("no key", new() { CertificatePath = Certificate }, ["belong together"]),
        ("the chain only", new() { ChainPath = Chain }, ["ChainPath alone"]),
        ("no such file", new() { Pkcs12Path = "/nowhere/vendor.p12" }, ["/nowhere/vendor.p12", "cannot be read"]),
        ("the wrong password", new() { Pkcs12Path = Packed, Pkcs12Password = Password + "!" }, ["cannot be read"]),
        ("another's key", new() { CertificatePath = Certificate, KeyPath = AnotherKey, ChainPath = Chain }, ["cannot be read"]),
        ("expired and without a chain", new() { Pkcs12Path = PackedOld, Pkcs12Password = Password }, ["has expired", "chain is not complete"]),
    ];

    public static TheoryData<string> EveryWay() => [.. Ways.Select(way => way.Name)];

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Files_sign_or_stop_the_start_with_all_that_is_wrong(string name)
    {
        var (_, files, said) = Ways.Single(way => way.Name == name);
        if (said.Length == 0)
        {
            using var vendor = Read("Production", files);
            Assert.Equal((false, VendorCertificates.Good.Chain), (vendor!.IsStandIn, vendor.Chain));
            return;
        }

        var refusal = Assert.Throws<InvalidOperationException>(() => Read("Production", files));
        Assert.All(said, words => Assert.Contains(words, refusal.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(Password, refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, files.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_a_self_made_one_stands_in_in_development_only()
    {
        using var standIn = Read("Development", new());
        Assert.True(standIn!.IsStandIn);
        Assert.Null(Read("Production", new()));
        Assert.Null(Read("Staging", new()));
    }

    private static VendorCertificate? Read(string environment, VendorFiles files) =>
        CertificateHosting.Read(WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment, ContentRootPath = Folder }), files, TestDatabase.Start);

    private static string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static string Pack(string name, params X509Certificate2[] certificates)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, Password)!);
        return path;
    }
}
