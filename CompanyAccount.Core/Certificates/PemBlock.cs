using System.Security.Cryptography;
using System.Text;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Certificates;

/// <summary>Opens the form that a request comes in: DER as it is, or one PEM block (RFC 7468) and nothing around it.</summary>
internal static class PemBlock
{
    private const string Begin = "-----BEGIN ";
    private const int LabelShown = 40;

    // The second is what older programs write.
    private static readonly string[] Labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"];

    /// <summary>The DER inside; a <see cref="BadSigningRequest"/> for another form.</summary>
    public static Outcome<byte[]> Open(ReadOnlySpan<byte> file)
    {
        // DER begins with a sequence, which no text does: '0' would have to be followed by a length that is no letter.
        if (file[0] == 0x30 && file.IndexOf("-----BEGIN "u8) < 0)
            return file.ToArray();
        if (IsUtf16(file))
            return new BadSigningRequest(SigningRequestFault.Utf16);
        if (file.StartsWith(Encoding.UTF8.Preamble))
            return new BadSigningRequest(SigningRequestFault.ByteOrderMark);
        // One character a byte: whatever stands around the block counts, readable or not.
        var text = Encoding.Latin1.GetString(file);
        if (string.IsNullOrWhiteSpace(text))
            return new BadSigningRequest(SigningRequestFault.Empty);
        if (!text.Contains(Begin, StringComparison.Ordinal))
            return new BadSigningRequest(SigningRequestFault.NotARequest);
        return OpenText(text);
    }

    private static Outcome<byte[]> OpenText(string text)
    {
        if (text.AsSpan().Count(Begin) > 1)
            return new BadSigningRequest(SigningRequestFault.SeveralBlocks);
        if (!PemEncoding.TryFind(text, out var fields))
            return new BadSigningRequest(SigningRequestFault.BrokenBlock);
        var label = text[fields.Label];
        if (label is "CERTIFICATE" or "X509 CERTIFICATE" or "TRUSTED CERTIFICATE")
            return new BadSigningRequest(SigningRequestFault.Certificate);
        if (!Labels.Contains(label))
            return new BadSigningRequest(SigningRequestFault.WrongLabel, label.Length <= LabelShown ? label : label[..LabelShown]);
        if (!string.IsNullOrWhiteSpace(text[..fields.Location.Start.Value]) || !string.IsNullOrWhiteSpace(text[fields.Location.End.Value..]))
            return new BadSigningRequest(SigningRequestFault.SomethingAround);
        return Convert.FromBase64String(text[fields.Base64Data]);
    }

    private static bool IsUtf16(ReadOnlySpan<byte> file) => file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [_, 0, _, 0, ..] or [0, _, 0, _, ..];
}
