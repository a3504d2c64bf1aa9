using System.Text.RegularExpressions;
using MimeKit;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Reads what a mail server tells of a mail that it could not deliver: a report by RFC 3464, or the plain letters that older servers write.</summary>
internal static partial class Bounces
{
    private const int TextLimit = 20_000;

    /// <summary>The report; <see langword="null"/> for any other mail, one that tells of a delay included.</summary>
    public static BounceReport? Read(MimeMessage message, IReadOnlyList<MimeEntity> parts)
    {
        var type = message.Body?.ContentType;
        if (type is not null && type.IsMimeType("multipart", "report") && (type.Parameters["report-type"] ?? "delivery-status").Contains("delivery", StringComparison.OrdinalIgnoreCase))
            return parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status ? OfStatus(message, status, parts) : null;
        return IsFromMailServer(message) && IsFailureSubject().IsMatch(message.Subject ?? "") ? OfLetter(message, parts) : null;
    }

    private static BounceReport? OfStatus(MimeMessage message, MessageDeliveryStatus status, IReadOnlyList<MimeEntity> parts)
    {
        foreach (var group in status.StatusGroups.Take(50))
        {
            if (!string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase))
                continue;
            return new(IdsIn(message, parts), ErrorOf(group["Diagnostic-Code"], group["Status"]));
        }

        return null;
    }

    private static BounceReport OfLetter(MimeMessage message, IReadOnlyList<MimeEntity> parts)
    {
        var text = parts.OfType<TextPart>().FirstOrDefault() is { } part ? MailText.Of(part) : "";
        var found = Reply().Match(Cut(text));
        return new(IdsIn(message, parts), found.Success ? OneLine.Of(found.Value.Trim()) : "550 5.0.0");
    }

    private static string ErrorOf(string? diagnostic, string? status)
    {
        var said = OneLine.Of(diagnostic ?? "");
        // "smtp; 550 5.1.1 No such user"
        if (said.IndexOf(';', StringComparison.Ordinal) is var semicolon and >= 0)
            said = said[(semicolon + 1)..].Trim();
        if (said.Length > 3 && said[0] is '4' or '5' && char.IsAsciiDigit(said[1]) && char.IsAsciiDigit(said[2]))
            return said;
        var code = OneLine.Of(status ?? "").Split(' ')[0];
        var reply = code.StartsWith('4') ? "450" : "550";
        return $"{reply} {(code.Length == 0 ? "5.0.0" : code)} {said}".TrimEnd();
    }

    // In the returned mail or its headers; some servers tell it in their own headers only.
    private static List<string> IdsIn(MimeMessage message, IReadOnlyList<MimeEntity> parts)
    {
        List<string> ids = [];
        foreach (var part in parts)
        {
            if (part is MessagePart { Message.MessageId: { } id })
                ids.Add(id);
            else if (part is TextPart headers && (headers.ContentType.IsMimeType("text", "rfc822-headers") || headers.ContentType.IsMimeType("text", "plain")))
                ids.AddRange(MessageIdLine().Matches(Cut(MailText.Of(headers))).Take(5).Select(match => match.Groups["id"].Value));
        }

        if (message.InReplyTo is { } answered)
            ids.Add(answered);
        ids.AddRange(message.References.Reverse().Take(5));
        return ids;
    }

    private static bool IsFromMailServer(MimeMessage message) =>
        message.From.Mailboxes.FirstOrDefault()?.Address.Split('@')[0] is { } name
        && (name.Equals("mailer-daemon", StringComparison.OrdinalIgnoreCase) || name.Equals("postmaster", StringComparison.OrdinalIgnoreCase));

    private static string Cut(string text) => text.Length <= TextLimit ? text : text[..TextLimit];

    [GeneratedRegex(@"(undeliver|failure notice|delivery (status|has failed|failed|failure)|mail delivery|returned mail|не (удалось|может быть) доставить|не доставлено|недоставлен)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IsFailureSubject();

    [GeneratedRegex(@"\b[45][0-9]{2}[ -][45]\.[0-9]{1,3}\.[0-9]{1,3}[^\r\n]{0,200}", RegexOptions.NonBacktracking)]
    private static partial Regex Reply();

    [GeneratedRegex(@"^[ \t>]{0,4}Message-ID:[ \t]*\r?\n?[ \t]*<(?<id>[^<>\s]{1,250})>", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex MessageIdLine();
}
