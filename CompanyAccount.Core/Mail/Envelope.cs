using MimeKit;
using MimeKit.Text;

namespace CompanyAccount.Core.Mail;

/// <summary>Makes the mail that leaves of the mail that waits. The same one each time: headers come from the row alone.</summary>
internal static class Envelope
{
    private const int ReferencesLimit = 10;

    /// <param name="mail">The mail that waits.</param>
    /// <param name="earlier">Ids of the mails of its thread that the person got before, oldest first.</param>
    /// <param name="options">The sender.</param>
    /// <param name="portal">Where the portal is.</param>
    public static MimeMessage Of(OutgoingMail mail, IReadOnlyList<Guid> earlier, MailOptions options, PortalOptions portal)
    {
        var message = new MimeMessage
        {
            MessageId = IdOf(mail.Id, portal),
            Date = mail.CreatedAt,
            Subject = OneLine.Of(mail.Subject),
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = mail.Text },
                new TextPart(TextFormat.Html) { Text = mail.Html },
            },
        };
        message.From.Add(new MailboxAddress(OneLine.Of(portal.Brand), options.From));
        message.To.Add(new MailboxAddress(OneLine.Of(mail.ToName), mail.ToAddress));
        // So that no answering machine answers, and none of ours takes it for a person's mail (RFC 3834; the second is Exchange's).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        if (earlier is [var first, ..])
        {
            message.InReplyTo = IdOf(earlier[^1], portal);
            message.References.Add(IdOf(first, portal));
            foreach (var id in earlier.Skip(Math.Max(1, earlier.Count - ReferencesLimit)))
                message.References.Add(IdOf(id, portal));
        }

        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>Whether a text is one address and nothing else: a list of them, or a line end, would reach people who were not meant.</summary>
    public static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var address) && address.Address == text && text.Contains('@');

    private static string IdOf(Guid mailId, PortalOptions portal) => $"{mailId:N}@{portal.Origin.IdnHost}";
}
