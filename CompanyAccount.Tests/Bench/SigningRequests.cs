using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CompanyAccount.Tests.Bench;

/// <summary>Signing requests as customers' programs make them, right and wrong.</summary>
internal static class SigningRequests
{
    public const string Name = "CN=mdm.romashka.example, O=Romashka";

    private const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>One key for all: making it is what takes time.</summary>
    public static RSA Key { get; } = RSA.Create(2048);

    /// <summary>A request that is right in every way, DER.</summary>
    public static byte[] Der { get; } = Of(Name);

    /// <summary>The same as PEM.</summary>
    public static string Pem { get; } = PemEncoding.WriteString("CERTIFICATE REQUEST", Der) + "\n";

    /// <summary>A right request for a name.</summary>
    public static byte[] Of(string name) => new CertificateRequest(name, Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest();

    /// <summary>A request put together by hand: whatever key, whatever way of signing.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo, DER.</param>
    /// <param name="way">Object identifier of the signature.</param>
    /// <param name="sign">From what is signed to the signature.</param>
    public static byte[] By(byte[] publicKey, string way, Func<byte[], byte[]> sign)
    {
        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            info.WriteInteger(0);
            info.WriteEncodedValue(new X500DistinguishedName(Name).RawData);
            info.WriteEncodedValue(publicKey);
            using (info.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                // No attributes.
            }
        }

        var signed = info.Encode();
        var request = new AsnWriter(AsnEncodingRules.DER);
        using (request.PushSequence())
        {
            request.WriteEncodedValue(signed);
            using (request.PushSequence())
            {
                request.WriteObjectIdentifier(way);
                request.WriteNull();
            }

            request.WriteBitString(sign(signed));
        }

        return request.Encode();
    }

    /// <summary>A request of the shared key, rightly signed over another hash.</summary>
    public static byte[] Hashed(string way, HashAlgorithmName hash) =>
        By(Key.ExportSubjectPublicKeyInfo(), way, data => Key.SignData(data, hash, RSASignaturePadding.Pkcs1));

    /// <summary>The public key of such numbers, whether it makes sense or not.</summary>
    public static byte[] PublicKey(byte[] modulus, byte[] exponent)
    {
        var numbers = new AsnWriter(AsnEncodingRules.DER);
        using (numbers.PushSequence())
        {
            numbers.WriteIntegerUnsigned(modulus);
            numbers.WriteIntegerUnsigned(exponent);
        }

        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            using (key.PushSequence())
            {
                key.WriteObjectIdentifier(Rsa);
                key.WriteNull();
            }

            key.WriteBitString(numbers.Encode());
        }

        return key.Encode();
    }

    /// <summary>A modulus of so many bits.</summary>
    public static byte[] Modulus(int bits, bool even = false)
    {
        var modulus = new byte[bits / 8];
        Array.Fill(modulus, (byte)0xA5);
        modulus[^1] = (byte)(even ? 0xA4 : 0xA5);
        return modulus;
    }
}
