using System.Formats.Asn1;
using System.Numerics;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Certificates;

/// <summary>What of a signing request decides whether it is taken, read before anything is computed with it (RFC 2986, RFC 8017).</summary>
/// <param name="KeyBits">Length of the key, in bits.</param>
/// <param name="Hash">The hash that it is signed over.</param>
/// <param name="PublicKey">The SubjectPublicKeyInfo, DER.</param>
internal sealed record SigningRequestFacts(int KeyBits, string Hash, ReadOnlyMemory<byte> PublicKey)
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string Pss = "1.2.840.113549.1.1.10";
    private const int LongestExponent = 64;
    private const int WayShown = 64;

    private const string Sha1 = "1.3.14.3.2.26";

    // Ways of signing by RSA and PKCS#1 v1.5, each with its hash.
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["1.2.840.113549.1.1.2"] = "MD2",
        ["1.2.840.113549.1.1.3"] = "MD4",
        ["1.2.840.113549.1.1.4"] = "MD5",
        ["1.2.840.113549.1.1.5"] = "SHA-1",
        ["1.3.14.3.2.29"] = "SHA-1",
        ["1.2.840.113549.1.1.14"] = "SHA-224",
        ["1.2.840.113549.1.1.11"] = "SHA-256",
        ["1.2.840.113549.1.1.12"] = "SHA-384",
        ["1.2.840.113549.1.1.13"] = "SHA-512",
    };

    // Hashes, as RSASSA-PSS names them.
    private static readonly Dictionary<string, string> Hashes = new()
    {
        [Sha1] = "SHA-1",
        ["2.16.840.1.101.3.4.2.4"] = "SHA-224",
        ["2.16.840.1.101.3.4.2.1"] = "SHA-256",
        ["2.16.840.1.101.3.4.2.2"] = "SHA-384",
        ["2.16.840.1.101.3.4.2.3"] = "SHA-512",
    };

    private static readonly string[] Safe = ["SHA-256", "SHA-384", "SHA-512"];

    /// <summary>Reads the outer shape: one DER value, the key, the way of the signature.</summary>
    public static Outcome<SigningRequestFacts> Read(byte[] der)
    {
        try
        {
            return ReadShape(der);
        }
        catch (AsnContentException)
        {
            return new BadSigningRequest(SigningRequestFault.NotARequest);
        }
    }

    private static Outcome<SigningRequestFacts> ReadShape(byte[] der)
    {
        var file = new AsnReader(der, AsnEncodingRules.DER);
        var request = file.ReadSequence();
        if (file.HasData)
            return new BadSigningRequest(SigningRequestFault.SomethingAround);
        var info = request.ReadSequence();
        if (IsCertificate(info))
            return new BadSigningRequest(SigningRequestFault.Certificate);
        if (info.ReadInteger() != BigInteger.Zero)
            return new BadSigningRequest(SigningRequestFault.NotARequest);
        _ = info.ReadSequence();
        var publicKey = info.ReadEncodedValue();
        var signature = request.ReadSequence();
        _ = request.ReadBitString(out _);
        request.ThrowIfNotEmpty();

        if (BitsOf(publicKey).TryGet(out var bits, out var refusal) && HashOf(signature).TryGet(out var hash, out refusal))
            return new SigningRequestFacts(bits, hash, publicKey);
        return refusal;
    }

    // A certificate begins with its version in brackets, or with a serial number that is followed by an algorithm; a request with its version and a name.
    private static bool IsCertificate(AsnReader info)
    {
        var look = info.Clone();
        if (look.HasData && look.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
            return true;
        _ = look.ReadInteger();
        var name = look.ReadSequence();
        return name.HasData && name.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier);
    }

    private static Outcome<int> BitsOf(ReadOnlyMemory<byte> publicKey)
    {
        var key = new AsnReader(publicKey, AsnEncodingRules.DER).ReadSequence();
        if (key.ReadSequence().ReadObjectIdentifier() != Rsa)
            return new BadSigningRequest(SigningRequestFault.NotRsa);
        var numbers = new AsnReader(key.ReadBitString(out _), AsnEncodingRules.DER).ReadSequence();
        var modulus = numbers.ReadIntegerBytes();
        var exponent = numbers.ReadInteger();
        // By its length first: nobody multiplies numbers that long before they are known to be short enough.
        var bits = modulus.Span[0] == 0 ? BitsOf(modulus.Span[1..]) : BitsOf(modulus.Span);
        if (bits < SigningRequest.ShortestKey)
            return new BadSigningRequest(SigningRequestFault.KeyTooShort, $"{bits}");
        if (bits > SigningRequest.LongestKey)
            return new BadSigningRequest(SigningRequestFault.KeyTooLong, $"{bits}");
        var usable = modulus.Span[0] < 0x80 && !IsEven(modulus.Span) && exponent > BigInteger.One && !exponent.IsEven && exponent.GetBitLength() <= LongestExponent;
        return usable ? bits : new BadSigningRequest(SigningRequestFault.UnusableKey);
    }

    private static int BitsOf(ReadOnlySpan<byte> number) => number.IsEmpty ? 0 : (number.Length * 8) - (byte.LeadingZeroCount(number[0]));

    private static bool IsEven(ReadOnlySpan<byte> number) => (number[^1] & 1) == 0;

    private static Outcome<string> HashOf(AsnReader signature)
    {
        var way = signature.ReadObjectIdentifier();
        var hash = way == Pss ? Hashes.GetValueOrDefault(PssHashOf(signature)) : Ways.GetValueOrDefault(way);
        if (hash is null)
            return new BadSigningRequest(SigningRequestFault.UnknownSignature, way.Length <= WayShown ? way : way[..WayShown]);
        return Safe.Contains(hash) ? hash : new BadSigningRequest(SigningRequestFault.WeakHash, hash);
    }

    // RSASSA-PSS names its hash in its parameters; none named is SHA-1 (RFC 8017, A.2.3).
    private static string PssHashOf(AsnReader signature)
    {
        var named = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var parameters = signature.HasData ? signature.ReadSequence() : null;
        return parameters is { HasData: true } && parameters.PeekTag().HasSameClassAndValue(named)
            ? parameters.ReadSequence(named).ReadSequence().ReadObjectIdentifier()
            : Sha1;
    }
}
