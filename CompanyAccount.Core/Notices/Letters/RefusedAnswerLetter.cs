using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Tells the sender of an answer by mail that it did not become part of the request, why, and what to do. Repeats nothing of the mail but its subject.</summary>
internal static class RefusedAnswerLetter
{
    /// <summary>The objections that a sender who is proven is told of. Whoever is not proven is told nothing.</summary>
    public static bool IsTold(MailObjection objection) => objection is MailObjection.RequestEnded or MailObjection.Empty or MailObjection.TooManyFiles or MailObjection.MayNotAnswer;

    public static Letter Write(RequestNumber number, string subject, string theirSubject, MailObjection objection, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var heading = texts["Refused_Heading"];
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            heading,
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("Refused_Lead", OneLine.Of(theirSubject), number)),
                new LetterPart.Paragraph(texts[$"Refused_{objection}"]),
                new LetterPart.Button(texts["OpenRequest"], portal.LinkTo($"/requests/{number}")),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("Subject_Request", number, heading, subject)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
