using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Certificates;

public sealed class SignedBundleTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_portal_signs_is_right_by_openssl_and_by_another_reader_of_property_lists(bool standIn)
    {
        using var made = VendorCertificate.StandIn(TestDatabase.Start);
        var bundle = SignedBundle.Make(SigningRequest.Read(SigningRequests.Der).Value, standIn ? made : VendorCertificates.Good);
        Assert.Equal(SigningRequests.Der, await BundleCheck.VerifyAsync(bundle));
        Assert.DoesNotContain("PRIVATE", Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(bundle))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_the_certificates_is_not_taken_and_so_signs_nothing()
    {
        using var key = RSA.Create(2048);
        Assert.ThrowsAny<ArgumentException>(() => VendorCertificates.Keyless(VendorCertificates.Key, VendorCertificates.From, VendorCertificates.To).CopyWithPrivateKey(key));
    }
}
