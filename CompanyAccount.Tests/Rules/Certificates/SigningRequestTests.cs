using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Tests.Bench;
using CsCheck;
using static CompanyAccount.Core.Certificates.SigningRequestFault;

namespace CompanyAccount.Tests.Rules.Certificates;

public sealed class SigningRequestTests
{
    private static readonly byte[] Exponent = [1, 0, 1];

    private static readonly byte[] NoSignature = new byte[256];

    /// <summary>Every wrong way: what the file is called here, its bytes, what is said of it.</summary>
    private static readonly IReadOnlyList<(string Name, Func<byte[]> File, SigningRequestFault Fault, string Detail)> WrongWays =
    [
        ("empty", () => [], Empty, ""),
        ("white space", () => " \r\n\t"u8.ToArray(), Empty, ""),
        ("one byte more", () => [.. Text(SigningRequests.Pem), .. Enumerable.Repeat((byte)' ', SigningRequest.SizeLimit + 1 - SigningRequests.Pem.Length)], TooLarge, "64"),
        ("DER beyond the limit", () => new byte[SigningRequest.SizeLimit + 1], TooLarge, "64"),
        ("a letter", () => Text("Please sign our certificate."), NotARequest, ""),
        ("random bytes", () => [0x30, 0x82, 0x01, 0x00, 1, 2, 3], NotARequest, ""),
        ("base64 without its lines", () => Text(Convert.ToBase64String(SigningRequests.Der)), NotARequest, ""),
        ("cut DER", () => SigningRequests.Der[..^1], NotARequest, ""),
        ("DER and one byte", () => [.. SigningRequests.Der, 0], SomethingAround, ""),
        ("DER twice", () => [.. SigningRequests.Der, .. SigningRequests.Der], SomethingAround, ""),
        ("two blocks", () => Text(SigningRequests.Pem + SigningRequests.Pem), SeveralBlocks, ""),
        ("a certificate behind", () => Text(SigningRequests.Pem + CertificatePem()), SeveralBlocks, ""),
        ("text behind", () => Text(SigningRequests.Pem + "Regards"), SomethingAround, ""),
        ("text before", () => Text("Certificate Request:\n    Data:\n" + SigningRequests.Pem), SomethingAround, ""),
        ("a NUL behind", () => Text(SigningRequests.Pem + "\0"), SomethingAround, ""),
        ("DER behind", () => [.. Text(SigningRequests.Pem), .. SigningRequests.Der], SomethingAround, ""),
        ("no end", () => Text(SigningRequests.Pem.Split("-----END")[0]), BrokenBlock, ""),
        ("another end", () => Text(SigningRequests.Pem.Replace("END CERTIFICATE REQUEST", "END CERTIFICATE", StringComparison.Ordinal)), BrokenBlock, ""),
        ("a letter of no base64", () => Text(SigningRequests.Pem.Replace("\nM", "\n!", StringComparison.Ordinal)), BrokenBlock, ""),
        ("an empty block", () => Text("-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n"), NotARequest, ""),
        ("another label", () => Text(PemEncoding.WriteString("PKCS7", SigningRequests.Der)), WrongLabel, "PKCS7"),
        ("a public key", () => Text(SigningRequests.Key.ExportSubjectPublicKeyInfoPem()), WrongLabel, "PUBLIC KEY"),
        ("a public key, DER", SigningRequests.Key.ExportSubjectPublicKeyInfo, NotARequest, ""),
        ("a certificate", () => Text(CertificatePem()), Certificate, ""),
        ("a certificate, DER", () => SelfSigned().RawData, Certificate, ""),
        ("a certificate under a request's label", () => Text(PemEncoding.WriteString("CERTIFICATE REQUEST", SelfSigned().RawData)), Certificate, ""),
        ("UTF-16", () => Encoding.Unicode.GetBytes(SigningRequests.Pem), Utf16, ""),
        ("UTF-16 with its mark", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(SigningRequests.Pem)], Utf16, ""),
        ("UTF-16 the other way round", () => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(SigningRequests.Pem)], Utf16, ""),
        ("UTF-8 with its mark", () => [0xEF, 0xBB, 0xBF, .. Text(SigningRequests.Pem)], ByteOrderMark, ""),
        ("EC", () => WithEllipticKey().CreateSigningRequest(), NotRsa, ""),
        ("1024 bits", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(1024), Exponent), "1.2.840.113549.1.1.11", _ => NoSignature), KeyTooShort, "1024"),
        ("2047 bits", () => SigningRequests.By(SigningRequests.PublicKey([0x65, .. SigningRequests.Modulus(2040)], Exponent), "1.2.840.113549.1.1.11", _ => NoSignature), KeyTooShort, "2047"),
        ("8200 bits", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(8200), Exponent), "1.2.840.113549.1.1.11", _ => NoSignature), KeyTooLong, "8200"),
        ("400,000 bits", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(400_000), Exponent), "1.2.840.113549.1.1.11", _ => NoSignature), KeyTooLong, "400000"),
        ("exponent 1", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(2048), [1]), "1.2.840.113549.1.1.11", _ => NoSignature), UnusableKey, ""),
        ("an even exponent", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(2048), [4]), "1.2.840.113549.1.1.11", _ => NoSignature), UnusableKey, ""),
        ("an exponent of 2,048 bits", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(2048), SigningRequests.Modulus(2048)), "1.2.840.113549.1.1.11", _ => NoSignature), UnusableKey, ""),
        ("an even modulus", () => SigningRequests.By(SigningRequests.PublicKey(SigningRequests.Modulus(2048, even: true), Exponent), "1.2.840.113549.1.1.11", _ => NoSignature), UnusableKey, ""),
        ("SHA-1", () => SigningRequests.Hashed("1.2.840.113549.1.1.5", HashAlgorithmName.SHA1), WeakHash, "SHA-1"),
        ("MD5", () => SigningRequests.Hashed("1.2.840.113549.1.1.4", HashAlgorithmName.MD5), WeakHash, "MD5"),
        ("SHA-224", () => SigningRequests.By(SigningRequests.Key.ExportSubjectPublicKeyInfo(), "1.2.840.113549.1.1.14", _ => NoSignature), WeakHash, "SHA-224"),
        ("a way of EC with an RSA key", () => SigningRequests.By(SigningRequests.Key.ExportSubjectPublicKeyInfo(), "1.2.840.10045.4.3.2", _ => NoSignature), UnknownSignature, "1.2.840.10045.4.3.2"),
        ("the hash's own name as a way", () => SigningRequests.By(SigningRequests.Key.ExportSubjectPublicKeyInfo(), "2.16.840.1.101.3.4.2.1", _ => NoSignature), UnknownSignature, "2.16.840.1.101.3.4.2.1"),
        ("a signature of zeros", () => SigningRequests.By(SigningRequests.Key.ExportSubjectPublicKeyInfo(), "1.2.840.113549.1.1.11", _ => NoSignature), SignatureInvalid, ""),
        ("no signature", () => SigningRequests.By(SigningRequests.Key.ExportSubjectPublicKeyInfo(), "1.2.840.113549.1.1.11", _ => []), SignatureInvalid, ""),
        ("signed over another hash than it says", () => SigningRequests.Hashed("1.2.840.113549.1.1.11", HashAlgorithmName.SHA512), SignatureInvalid, ""),
        ("another name", () => Renamed(SigningRequests.Der), SignatureInvalid, ""),
        ("a private key", () => Text(SigningRequests.Key.ExportPkcs8PrivateKeyPem()), HoldsPrivateKey, ""),
        ("a private key of RSA", () => Text(SigningRequests.Key.ExportRSAPrivateKeyPem()), HoldsPrivateKey, ""),
        ("an encrypted private key", () => Text(SigningRequests.Key.ExportEncryptedPkcs8PrivateKeyPem("word", Pbe)), HoldsPrivateKey, ""),
        ("a private key of EC", () => Text(EllipticKey().ExportECPrivateKeyPem()), HoldsPrivateKey, ""),
        ("a private key behind the request", () => Text(SigningRequests.Pem + SigningRequests.Key.ExportPkcs8PrivateKeyPem()), HoldsPrivateKey, ""),
        ("a private key before the request, UTF-16", () => Encoding.Unicode.GetBytes(SigningRequests.Key.ExportPkcs8PrivateKeyPem() + SigningRequests.Pem), HoldsPrivateKey, ""),
        ("a private key, DER", SigningRequests.Key.ExportPkcs8PrivateKey, HoldsPrivateKey, ""),
        ("a private key of RSA, DER", SigningRequests.Key.ExportRSAPrivateKey, HoldsPrivateKey, ""),
        ("a private key of EC, DER", () => EllipticKey().ExportECPrivateKey(), HoldsPrivateKey, ""),
        ("an encrypted private key, DER", () => SigningRequests.Key.ExportEncryptedPkcs8PrivateKey("word", Pbe), HoldsPrivateKey, ""),
        ("PKCS#12", () => SelfSigned().Export(X509ContentType.Pkcs12, "word"), HoldsPrivateKey, ""),
        ("a private key of OpenSSH", () => Text("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n"), HoldsPrivateKey, ""),
        ("a private key of PuTTY", () => Text("PuTTY-User-Key-File-3: ssh-rsa\n"), HoldsPrivateKey, ""),
        ("a Java key store", () => [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2], HoldsPrivateKey, ""),
        ("a private key beyond the limit", () => [.. Text(SigningRequests.Key.ExportPkcs8PrivateKeyPem()), .. new byte[SigningRequest.SizeLimit]], HoldsPrivateKey, ""),
    ];

    private static PbeParameters Pbe => new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    public static TheoryData<string> Wrong() => [.. WrongWays.Select(way => way.Name)];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_file_that_is_wrong_is_told_what_is_wrong(string name)
    {
        var (_, file, fault, detail) = WrongWays.Single(way => way.Name == name);
        Assert.Equal(new BadSigningRequest(fault, detail), SigningRequest.Read(file()).Refusal);
    }

    [Fact]
    public void Every_fault_has_a_way_to_it() => Assert.Empty(Enum.GetValues<SigningRequestFault>().Except(WrongWays.Select(way => way.Fault)));

    [Theory]
    [InlineData("PEM")]
    [InlineData("DER")]
    [InlineData("PEM with Windows' line ends")]
    [InlineData("PEM with empty lines around")]
    [InlineData("PEM under the older label")]
    [InlineData("exactly the limit")]
    public void A_right_request_is_read_in_every_form(string form)
    {
        byte[] file = form switch
        {
            "PEM" => Text(SigningRequests.Pem),
            "DER" => SigningRequests.Der,
            "PEM with Windows' line ends" => Text(SigningRequests.Pem.ReplaceLineEndings("\r\n")),
            "PEM with empty lines around" => Text("\n\n" + SigningRequests.Pem + "\r\n \t\n"),
            "PEM under the older label" => Text(PemEncoding.WriteString("NEW CERTIFICATE REQUEST", SigningRequests.Der)),
            _ => [.. Text(SigningRequests.Pem), .. Enumerable.Repeat((byte)'\n', SigningRequest.SizeLimit - SigningRequests.Pem.Length)],
        };
        var read = SigningRequest.Read(file).Value;
        Assert.Equal(SigningRequests.Der, read.Der.ToArray());
        Assert.Equal((SigningRequests.Name, 2048, "SHA-256"), (read.Subject, read.KeyBits, read.Hash));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SigningRequests.Key.ExportSubjectPublicKeyInfo())), read.Fingerprint);
    }

    [Theory]
    [InlineData("SHA256", "SHA-256", false)]
    [InlineData("SHA384", "SHA-384", false)]
    [InlineData("SHA512", "SHA-512", false)]
    [InlineData("SHA256", "SHA-256", true)]
    public void Every_safe_hash_is_taken(string hash, string shown, bool pss)
    {
        var padding = pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var file = new CertificateRequest(SigningRequests.Name, SigningRequests.Key, new(hash), padding).CreateSigningRequest();
        Assert.Equal(shown, SigningRequest.Read(file).Value.Hash);
    }

    [Fact]
    public void A_name_that_would_trick_the_eye_is_shown_without_its_tricks()
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName("mdm\u202Efdp.exe\u0007 <b>");
        var file = new CertificateRequest(builder.Build(), SigningRequests.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest();
        var subject = SigningRequest.Read(file).Value.Subject;
        Assert.DoesNotContain(subject, character => char.IsControl(character) || character == '\u202E');
        Assert.Contains("fdp.exe", subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_byte_changes_there_is_an_answer_and_never_the_same_request() =>
        Gen.Select(Gen.Int[0, SigningRequests.Der.Length - 1], Gen.Byte).Sample(
            (place, value) =>
            {
                var file = (byte[])SigningRequests.Der.Clone();
                if (file[place] == value)
                    return;
                file[place] = value;
                Assert.IsType<BadSigningRequest>(SigningRequest.Read(file).Refusal);
            },
            iter: 500);

    [Fact]
    public void Whatever_bytes_come_there_is_an_answer() =>
        Gen.Select(Gen.Int[0, SigningRequests.Der.Length], Gen.Byte.Array[0, 64]).Sample(
            (cut, tail) => SigningRequest.Read([.. SigningRequests.Der.AsSpan(0, cut), .. tail]).IsRefused || (cut == SigningRequests.Der.Length && tail.Length == 0),
            iter: 500);

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static ECDsa EllipticKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest WithEllipticKey() => new(SigningRequests.Name, EllipticKey(), HashAlgorithmName.SHA256);

    private static X509Certificate2 SelfSigned() =>
        new CertificateRequest(SigningRequests.Name, SigningRequests.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TestDatabase.Start, TestDatabase.Start.AddYears(1));

    private static string CertificatePem() => SelfSigned().ExportCertificatePem() + "\n";

    private static byte[] Renamed(byte[] der)
    {
        var changed = (byte[])der.Clone();
        changed[changed.AsSpan().IndexOf("romashka"u8)] = (byte)'R';
        return changed;
    }
}
