using System.Text;
using MimeKit;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>The text of a part, whatever charset it says to be in: the stated one, or what it must have been.</summary>
internal static class MailText
{
    /// <summary>The most that is looked at of one part, in bytes: far more than a message may hold.</summary>
    private const int ByteLimit = 2 * 1024 * 1024;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static MailText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, with line ends as <c>\n</c>, cut at two megabytes, without characters that no text has.</summary>
    public static string Of(TextPart part)
    {
        var bytes = BytesOf(part);
        var text = Decode(bytes, part.ContentType.Charset);
        if (part.IsFlowed && part.ContentType.IsMimeType("text", "plain"))
            text = Unflow(text, string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase));
        return Clean(text);
    }

    /// <summary>Bytes as text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">What the mail says they are in; <see langword="null"/> when it does not.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var stated = EncodingOf(charset);
        // Every text that is well formed as UTF-8 and has other letters than Latin ones is UTF-8, whatever it says.
        if (TryUtf8(bytes, out var text) && (stated is null or UTF8Encoding or ASCIIEncoding || !System.Text.Ascii.IsValid(bytes)) && !IsEscaped(stated))
            return text;
        if (stated is not null and not UTF8Encoding and not ASCIIEncoding)
            return stated.GetString(bytes);
        // Unnamed or misnamed: in this part of the world it is one of two.
        var windows = Encoding.GetEncoding(1251).GetString(bytes);
        var koi = Encoding.GetEncoding(20866).GetString(bytes);
        return LooksOf(koi) > LooksOf(windows) ? koi : windows;
    }

    private static byte[] BytesOf(TextPart part)
    {
        if (part.Content is null)
            return [];
        using var content = part.Content.Open();
        var buffer = new byte[16 * 1024];
        using var all = new MemoryStream();
        int read;
        while (all.Length < ByteLimit && (read = content.Read(buffer)) > 0)
            all.Write(buffer, 0, read);
        return all.ToArray();
    }

    // ISO-2022 encodings are ASCII bytes that mean something else.
    private static bool IsEscaped(Encoding? encoding) => encoding?.WebName.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) is true || encoding?.CodePage is 65000 or 1200 or 1201;

    private static Encoding? EncodingOf(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
            return null;
        try
        {
            return charset.Trim().Trim('"', '\'').ToUpperInvariant() switch
            {
                "CP1251" or "CP-1251" or "WIN1251" or "WIN-1251" or "WINDOWS1251" or "X-CP1251" => Encoding.GetEncoding(1251),
                "KOI8R" or "KOI8" => Encoding.GetEncoding(20866),
                "UTF8" => Encoding.UTF8,
                var name => Encoding.GetEncoding(name),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool TryUtf8(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = StrictUtf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    // Russian text is mostly small letters; the wrong one of the two encodings turns their case around.
    private static int LooksOf(string text) => text.Take(4_000).Sum(character => character switch
    {
        (>= 'а' and <= 'я') or 'ё' => 2,
        (>= 'А' and <= 'Я') or 'Ё' => -1,
        > '\u007F' => -3,
        _ => 0,
    });

    // RFC 3676: a line that ends with a space goes on in the next one of the same depth.
    private static string Unflow(string text, bool dropSpace)
    {
        var all = new StringBuilder(text.Length);
        var (flows, depth) = (false, 0);
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var marks = raw.Length - raw.TrimStart('>').Length;
            var line = raw[marks..];
            if (line.StartsWith(' '))
                line = line[1..];
            if (flows && marks == depth)
                all.Append(line);
            else
                all.Append(all.Length == 0 ? "" : "\n").Append(marks == 0 ? "" : new string('>', marks) + " ").Append(line);
            flows = line.EndsWith(' ') && line != "-- ";
            depth = marks;
            if (flows && dropSpace)
                all.Length--;
        }

        return all.ToString();
    }

    /// <summary>Without control characters, marks that turn a line around, and halves of characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFEFF or 0x200B or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
                clean.Append(rune);
        }

        return clean.ToString();
    }
}
