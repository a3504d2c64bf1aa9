using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Core.Certificates.VendorCertificateFault;
using static CompanyAccount.Tests.Bench.VendorCertificates;

namespace CompanyAccount.Tests.Rules.Certificates;

public sealed class VendorCertificateTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Start;

    private static readonly RSA AnotherKey = RSA.Create(2048);

    private static readonly IReadOnlyList<(string Name, Func<IReadOnlyList<X509Certificate2>> Read, VendorCertificateFault[] Faults)> WrongWays =
    [
        ("nothing", () => [], [Missing]),
        ("no key", () => [Keyless(Key, From, To), Middle, Root], [NoPrivateKey]),
        ("two keys", () => [Signer, SignerFrom(From, To), Middle, Root], [SeveralKeys]),
        ("a key of EC", () => [Elliptic(), Middle, Root], [NotRsa]),
        ("not yet valid", () => [SignerFrom(Now.AddDays(1), To), Middle, Root], [NotYetValid]),
        ("no intermediate", () => [Signer, Root], [ChainIncomplete]),
        ("no root", () => [Signer, Middle], [ChainIncomplete]),
        ("expired and alone", () => [SignerFrom(From, Now.AddDays(-1))], [Expired, ChainIncomplete]),
        ("a chain of strangers", () => [Keyless(AnotherKey, From, To).CopyWithPrivateKey(AnotherKey), .. StandInChain.Make(Now).Skip(1)], [ChainIncomplete]),
    ];

    public static TheoryData<string> Wrong() => [.. WrongWays.Select(way => way.Name)];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void All_that_is_wrong_is_said_at_once(string name)
    {
        var (_, read, faults) = WrongWays.Single(way => way.Name == name);
        var (certificate, said) = VendorCertificate.From(read(), Now);
        Assert.Null(certificate);
        Assert.Equal(faults, said);
    }

    [Fact]
    public void The_chain_goes_from_the_vendor_to_the_root_in_whatever_order_it_was_read()
    {
        var chain = VendorCertificate.From([Root, Signer, Middle], Now).Certificate!.Chain;
        var read = new X509Certificate2Collection();
        read.ImportFromPem(chain);
        Assert.Equal([Signer.Thumbprint, Middle.Thumbprint, Root.Thumbprint], read.Select(certificate => certificate.Thumbprint));
        Assert.DoesNotContain("PRIVATE", chain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_signs_is_asked_anew_at_every_moment()
    {
        var vendor = new VendorSignature(Good);
        Assert.Same(Good, vendor.At(Now));
        Assert.Null(vendor.At(To.AddSeconds(1)));
        Assert.Null(vendor.At(From.AddSeconds(-1)));
        Assert.Null(new VendorSignature(null).At(Now));
    }

    [Fact]
    public void A_certificate_made_for_development_says_so()
    {
        using var standIn = VendorCertificate.StandIn(Now);
        Assert.True(standIn.IsStandIn);
        Assert.False(Good.IsStandIn);
        Assert.Equal("apns-R-00000007-development-self-made.plist", SignedBundle.NameOf("R-00000007", standIn));
        Assert.Equal("apns-R-00000007.plist", SignedBundle.NameOf("R-00000007", Good));
        Assert.True(standIn.IsValidAt(Now.AddYears(9)));
    }
}
