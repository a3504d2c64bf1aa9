using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes the letter to somebody who forgot the password.</summary>
internal static class PasswordResetLetter
{
    public static Letter Write(string link, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts["PasswordReset_Heading"],
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("PasswordReset_Lead", portal.Brand)),
                new LetterPart.Button(texts["PasswordReset_Button"], link),
                new LetterPart.Paragraph(texts["PasswordReset_NotYou"]),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("PasswordReset_Subject", portal.Brand)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
