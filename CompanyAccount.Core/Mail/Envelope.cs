using CompanyAccount.Core.Mail.Incoming;
using MimeKit;
using MimeKit.Text;

namespace CompanyAccount.Core.Mail;

/// <summary>Makes the mail that leaves of the mail that waits. The same one each time: headers come from the row alone.</summary>
internal static class Envelope
{
    private const int ReferencesLimit = 10;

    /// <param name="mail">The mail that waits.</param>
    /// <param name="earlier">Message-IDs of the mails of its thread that the person got before, oldest first.</param>
    /// <param name="options">The sender.</param>
    /// <param name="portal">Where the portal is.</param>
    /// <param name="seal">What makes an answer to it recognizable; <see langword="null"/> where no mail is taken in.</param>
    public static MimeMessage Of(OutgoingMail mail, IReadOnlyList<string> earlier, MailOptions options, PortalOptions portal, ReplySeal? seal)
    {
        var message = new MimeMessage
        {
            MessageId = IdOf(mail.Id, mail.ThreadId, mail.PersonId, mail.TakesAnswers, portal, seal),
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
        if (seal is not null)
            message.Headers.Add("X-Loop", seal.ReplyAddress);
        if (seal is not null && mail.TakesAnswers)
            message.ReplyTo.Add(new MailboxAddress(OneLine.Of(portal.Brand), seal.AddressOf(mail.Id, mail.ThreadId, mail.PersonId)));
        if (earlier is [var first, ..])
        {
            message.InReplyTo = earlier[^1];
            message.References.Add(first);
            foreach (var id in earlier.Skip(Math.Max(1, earlier.Count - ReferencesLimit)))
                message.References.Add(id);
        }

        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>Whether a text is one address and nothing else: a list of them, or a line end, would reach people who were not meant.</summary>
    public static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var address) && address.Address == text && text.Contains('@');

    /// <summary>The Message-ID of a mail, the same for each try. One that can be answered has an ID that proves itself.</summary>
    public static string IdOf(Guid mailId, Guid threadId, Guid personId, bool takesAnswers, PortalOptions portal, ReplySeal? seal) =>
        takesAnswers && seal is not null ? seal.MessageIdOf(mailId, threadId, personId) : $"{mailId:N}@{portal.Origin.IdnHost}";
}
