using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Certificates;

/// <summary>A certificate signing request (PKCS#10) that was read from a file and found right in every way that the portal looks at.</summary>
public sealed class SigningRequest
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int SizeLimit = 64 * 1024;

    /// <summary>The shortest key taken, in bits.</summary>
    public const int ShortestKey = 2048;

    /// <summary>The longest key taken, in bits: checking a signature of a longer one costs more than it gives.</summary>
    public const int LongestKey = 8192;

    /// <summary>How much of the subject is kept, in characters.</summary>
    public const int SubjectLimit = 500;

    private readonly byte[] _der;

    private SigningRequest(byte[] der, SigningRequestFacts facts, string subject)
    {
        _der = der;
        Subject = subject;
        KeyBits = facts.KeyBits;
        Hash = facts.Hash;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(facts.PublicKey.Span));
    }

    /// <summary>The request itself, DER.</summary>
    public ReadOnlyMemory<byte> Der => _der;

    /// <summary>Whom or what it names, such as <c>CN=mdm.example.com, O=Example</c>, without characters that cannot be seen; perhaps empty.</summary>
    public string Subject { get; }

    /// <summary>Length of the key, in bits.</summary>
    public int KeyBits { get; }

    /// <summary>The hash that it is signed over, such as <c>SHA-256</c>.</summary>
    public string Hash { get; }

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hex: tells two keys apart.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a file, PEM or DER.</summary>
    /// <param name="file">All bytes of the file, or one more than <see cref="SizeLimit"/> of a larger one.</param>
    /// <returns>The request; <see cref="BadSigningRequest"/> with the first thing that is wrong, a private key before all others.</returns>
    public static Outcome<SigningRequest> Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return new BadSigningRequest(SigningRequestFault.Empty);
        if (PrivateKeys.AreIn(file))
            return new BadSigningRequest(SigningRequestFault.HoldsPrivateKey);
        if (file.Length > SizeLimit)
            return new BadSigningRequest(SigningRequestFault.TooLarge, $"{SizeLimit / 1024}");
        return PemBlock.Open(file).TryGet(out var der, out var refusal) ? Check(der) : refusal;
    }

    private static Outcome<SigningRequest> Check(byte[] der)
    {
        if (!SigningRequestFacts.Read(der).TryGet(out var facts, out var refusal))
            return refusal;
        try
        {
            // First without its signature, so that what cannot be read is told apart from what somebody changed.
            var request = Load(der, CertificateRequestLoadOptions.SkipSignatureValidation);
            var subject = Visible(request.SubjectName.Name);
            return IsSignedByItself(der) ? new SigningRequest(der, facts, subject) : new BadSigningRequest(SigningRequestFault.SignatureInvalid);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or NotSupportedException or OverflowException)
        {
            return new BadSigningRequest(SigningRequestFault.NotARequest);
        }
    }

    private static bool IsSignedByItself(byte[] der)
    {
        try
        {
            _ = Load(der, CertificateRequestLoadOptions.Default);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // The hash is the one that a certificate made from it would be signed over; here none is made.
    private static CertificateRequest Load(byte[] der, CertificateRequestLoadOptions options) =>
        CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, options, RSASignaturePadding.Pkcs1);

    // What a stranger's program wrote, before people's eyes: nothing that turns, hides or breaks the line.
    private static string Visible(string name)
    {
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > SubjectLimit)
                break;
            kept.Append(Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
                    ? Rune.ReplacementChar
                    : rune);
        }

        return kept.ToString().Trim();
    }
}
