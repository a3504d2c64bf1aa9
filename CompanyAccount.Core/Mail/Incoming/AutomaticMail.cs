using System.Text.RegularExpressions;
using MimeKit;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Tells mail that a machine wrote: answering such mail, or showing it to people, makes loops (RFC 3834, RFC 5230; peers' lessons 8).</summary>
internal static partial class AutomaticMail
{
    private static readonly string[] ReplyHeaders = ["X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Auto-Reply", "X-Mail-Autoreply", "X-Vacation"];

    /// <summary>What kind of machine wrote the mail; <see langword="null"/> for a person.</summary>
    public static MailObjection? KindOf(MimeMessage message)
    {
        if (message.Body?.ContentType is { } type && type.IsMimeType("multipart", "report")
            && (type.Parameters["report-type"] ?? "").Contains("disposition", StringComparison.OrdinalIgnoreCase))
            return MailObjection.Receipt;
        if (message.Headers[HeaderId.AutoSubmitted] is { } submitted && !submitted.Split(';')[0].Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
            return MailObjection.AutomaticReply;
        if (ReplyHeaders.Any(name => !string.Equals(message.Headers[name]?.Trim() ?? "no", "no", StringComparison.OrdinalIgnoreCase)))
            return MailObjection.AutomaticReply;
        var precedence = message.Headers[HeaderId.Precedence]?.Trim() ?? "";
        if (precedence.StartsWith("auto", StringComparison.OrdinalIgnoreCase))
            return MailObjection.AutomaticReply;
        if (precedence.Equals("bulk", StringComparison.OrdinalIgnoreCase) || precedence.Equals("junk", StringComparison.OrdinalIgnoreCase)
            || precedence.Equals("list", StringComparison.OrdinalIgnoreCase)
            || message.Headers[HeaderId.ListId] is not null || message.Headers[HeaderId.ListUnsubscribe] is not null)
            return MailObjection.BulkMail;
        // Nobody wants an answer to it: a report of a mail server, or a notice.
        if (message.Headers[HeaderId.ReturnPath]?.Replace(" ", "", StringComparison.Ordinal) == "<>")
            return MailObjection.AutomaticReply;
        return VacationSubject().IsMatch(message.Subject ?? "") ? MailObjection.AutomaticReply : null;
    }

    // As mail programs that set no header begin the subject of an answering machine.
    [GeneratedRegex(
        @"^\s*(automatic reply|auto(matic)?[- ]?(reply|response|respon[sd]er|answer)|out[- ]of[- ](the[- ])?office|away from (the )?office|on vacation|vacation (reply|notice|response)|автоматический ответ|автоответ|автоответчик|вне офиса|отсутствие на рабочем месте|нет на рабочем месте|(я )?в отпуске|нахожусь в отпуске)(\s*[:.!,(—–-]|\s*$| re:| на:| до | с | until )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VacationSubject();
}
