using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Tnef;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Reads raw mail of strangers: bounded in depth, parts and text, and never throws for what somebody sent.</summary>
/// <param name="names">The portal's own addresses and its name, as a quote of its mail names its sender.</param>
/// <param name="ownAddress">The mailbox's address, which outgoing mail names in <c>X-Loop</c>.</param>
/// <param name="trustedAuthServer"><c>Mail:Imap:TrustedAuthServer</c>.</param>
internal sealed class MailReader(IReadOnlyList<string> names, string ownAddress, string? trustedAuthServer)
{
    /// <summary>Parts inside each other; beyond, a part is a file.</summary>
    public const int DepthLimit = 24;

    /// <summary>Parts in all.</summary>
    public const int PartLimit = 500;

    /// <summary>Message-IDs and addresses looked at: enough for the longest conversation.</summary>
    private const int HeaderLimit = 60;

    private static readonly string[] RecipientHeaders = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "Original-Recipient"];

    /// <summary>Reads a mail.</summary>
    public IncomingMail Read(byte[] raw)
    {
        try
        {
            // Not disposed: its files are read later, out of memory.
            return Read(Parse(raw));
        }
        catch (Exception fault) when (fault is FormatException or IOException or ArgumentException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or OverflowException or NullReferenceException)
        {
            // Whatever a parser stumbles over is no reason to stop for the next mail.
            return new() { Fault = MailObjection.Unreadable };
        }
    }

    /// <summary>What a mail is, whichever way it came and wherever it lies: its own Message-ID, sender, subject and body, not the lines that mail servers add.</summary>
    public static string FingerprintOf(byte[] raw)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var end = raw.AsSpan().IndexOf("\r\n\r\n"u8);
        var length = end >= 0 ? 4 : 2;
        if (end < 0)
            end = raw.AsSpan().IndexOf("\n\n"u8);
        var head = end < 0 ? raw : raw.AsSpan(0, end);
        var (own, isNamed) = (false, false);
        foreach (var line in Encoding.Latin1.GetString(head).Split('\n'))
        {
            own = line is [' ' or '\t', ..] ? own : line.Split(':')[0].Trim().ToUpperInvariant() is "MESSAGE-ID" or "FROM" or "DATE" or "SUBJECT";
            if (!own)
                continue;
            isNamed = true;
            hash.AppendData(Encoding.Latin1.GetBytes(line.Trim()));
        }

        if (end >= 0)
            hash.AppendData(raw.AsSpan(end + length));
        else if (!isNamed)
            // Nothing like a mail: all of it is its own, or every such one would be the same.
            hash.AppendData(raw);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static MimeMessage Parse(byte[] raw)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = DepthLimit;
        options.CharsetEncoding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        options.AddressParserComplianceMode = RfcComplianceMode.Loose;
        options.ParameterComplianceMode = RfcComplianceMode.Loose;
        options.Rfc2047ComplianceMode = RfcComplianceMode.Loose;
        return MimeMessage.Load(options, new MemoryStream(raw, writable: false));
    }

    private IncomingMail Read(MimeMessage message)
    {
        var mail = new IncomingMail
        {
            Sender = message.From.Mailboxes.Take(2).ToList() is [var one] && message.From.Count == 1 ? one.Address.Trim() : "",
            Subject = OneLine.Of(MailText.Clean(message.Subject ?? "")),
            MessageId = message.MessageId ?? "",
            Recipients = [.. RecipientsOf(message).Distinct(StringComparer.OrdinalIgnoreCase).Take(HeaderLimit)],
            Answers = [.. new[] { message.InReplyTo ?? "" }.Concat(message.References.Reverse()).Where(id => id.Length > 0).Distinct().Take(HeaderLimit)],
            WentThroughUs = message.Headers.Where(header => header.Field.Equals("X-Loop", StringComparison.OrdinalIgnoreCase)).Any(header => header.Value.Trim().Equals(ownAddress, StringComparison.OrdinalIgnoreCase)),
            FailedAuthentication = HasFailed(message),
        };
        var walk = new MailWalk();
        if (message.Body is not null && !walk.Take(message.Body))
            return mail with { Fault = MailObjection.TooManyParts };
        mail = mail with { Bounce = Bounces.Read(message, walk.Parts), Automatic = AutomaticMail.KindOf(message) };
        return mail with { Text = walk.TextOf(names), Files = walk.Files };
    }

    private static IEnumerable<string> RecipientsOf(MimeMessage message)
    {
        foreach (var header in message.Headers.Where(header => RecipientHeaders.Contains(header.Field, StringComparer.OrdinalIgnoreCase)))
            yield return header.Value.Split(';')[^1].Trim().Trim('<', '>');
        foreach (var mailbox in message.To.Mailboxes.Concat(message.Cc.Mailboxes).Concat(message.ResentTo.Mailboxes))
            yield return mailbox.Address;
    }

    // The topmost one of the own server: it takes away those that others wrote in its name (RFC 8601, 5).
    private bool HasFailed(MimeMessage message)
    {
        if (string.IsNullOrWhiteSpace(trustedAuthServer))
            return false;
        foreach (var header in message.Headers.Where(header => header.Id is HeaderId.AuthenticationResults))
        {
            if (!header.Value.TrimStart().Split(';', ' ', '\r', '\n')[0].Equals(trustedAuthServer, StringComparison.OrdinalIgnoreCase))
                continue;
            return header.Value.Split(';').Any(result => result.Trim().StartsWith("dmarc=fail", StringComparison.OrdinalIgnoreCase));
        }

        return false;
    }
}

/// <summary>Walks over the parts of one mail and sorts them: what it says, and its files.</summary>
internal sealed class MailWalk
{
    private readonly List<(bool IsHtml, TextPart Part)> _bodies = [];
    private readonly List<IncomingFile> _files = [];

    /// <summary>All parts, the outer ones first.</summary>
    public List<MimeEntity> Parts { get; } = [];

    /// <summary>The files, in order.</summary>
    public IReadOnlyList<IncomingFile> Files => _files;

    /// <returns>Whether there were not too many parts.</returns>
    public bool Take(MimeEntity entity, bool alternative = false, int depth = 0)
    {
        if (Parts.Count >= MailReader.PartLimit)
            return false;
        Parts.Add(entity);
        switch (entity)
        {
            case Multipart whole when depth < MailReader.DepthLimit:
                return TakeAll(whole, depth);
            case Multipart:
                return true;
            case MessagePart attached:
                _files.Add(new(NameOf(attached, attached.Message?.Subject is { Length: > 0 } subject ? subject + ".eml" : "message.eml"), "message/rfc822",
                    (stream, token) => attached.Message?.WriteToAsync(stream, token) ?? Task.CompletedTask));
                return true;
            case TnefPart wrapped:
                return Unwrap(wrapped, depth);
            case TextPart text when !text.IsAttachment && (text.IsPlain || text.IsHtml) && (text.FileName is null || alternative):
                _bodies.Add((text.IsHtml, text));
                return true;
            case MimePart file:
                Keep(file);
                return true;
            default:
                return true;
        }
    }

    /// <summary>The sender's own words, in Markdown.</summary>
    public string TextOf(IReadOnlyList<string> names)
    {
        var plain = string.Join("\n\n", _bodies.Where(body => !body.IsHtml).Select(body => MailText.Of(body.Part)).Where(text => !string.IsNullOrWhiteSpace(text)));
        if (plain.Length > 0)
            return MailMarkdown.OfPlain(OwnWords.Of(plain, names));
        var html = string.Join("\n\n", _bodies.Where(body => body.IsHtml).Select(body => MailMarkdown.OfHtml(MailText.Of(body.Part))));
        return OwnWords.Of(html, names);
    }

    private bool TakeAll(Multipart whole, int depth)
    {
        var report = whole.ContentType.IsMimeType("multipart", "report");
        foreach (var part in whole)
        {
            // The mail that came back is no file of anybody's.
            if (report && part is MessagePart or MessageDeliveryStatus)
                Parts.Add(part);
            else if (!Take(part, whole is MultipartAlternative, depth + 1))
                return false;
        }

        return true;
    }

    // winmail.dat, as Outlook wraps a mail for Exchange: its files, and its text if the mail has no other.
    private bool Unwrap(TnefPart wrapped, int depth)
    {
        var before = _files.Count + _bodies.Count;
        try
        {
            if (IsTnef(wrapped) && wrapped.ConvertToMessage().Body is { } body && !Take(body, alternative: false, depth + 1))
                return false;
        }
        catch (Exception fault) when (fault is TnefException or FormatException or IOException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            // Damaged: people get it as it is.
        }

        if (_files.Count + _bodies.Count == before)
            Keep(wrapped);
        return true;
    }

    // What begins otherwise, the parser takes for a mail without anything in it.
    private static bool IsTnef(MimePart part)
    {
        if (part.Content is null)
            return false;
        using var content = part.Content.Open();
        Span<byte> signature = stackalloc byte[4];
        return content.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false) == signature.Length && signature.SequenceEqual<byte>([0x78, 0x9F, 0x3E, 0x22]);
    }

    private void Keep(MimePart file)
    {
        if (file.Content is null)
            return;
        _files.Add(new(NameOf(file, FallbackOf(file)), file.ContentType.MimeType, async (stream, token) => await file.Content.DecodeToAsync(stream, token)));
    }

    private static string FallbackOf(MimePart file) => file.ContentType switch
    {
        var type when type.IsMimeType("text", "calendar") => "invite.ics",
        var type when type.IsMimeType("image", "*") => "image." + (type.MediaSubtype.Equals("jpeg", StringComparison.OrdinalIgnoreCase) ? "jpg" : type.MediaSubtype),
        var type when type.IsMimeType("text", "*") => "text.txt",
        _ => "file.bin",
    };

    private static string NameOf(MimeEntity part, string fallback)
    {
        var name = OneLine.Of(MailText.Clean(part.ContentDisposition?.FileName ?? part.ContentType.Name ?? ""));
        return name.Length == 0 ? OneLine.Of(MailText.Clean(fallback)) : name;
    }
}
