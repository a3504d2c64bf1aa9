using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes to somebody with whose address an account was to be made, though they have one.</summary>
internal static class KnownAddressLetter
{
    public static Letter Write(Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts["KnownAddress_Heading"],
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("KnownAddress_Lead", portal.Brand)),
                new LetterPart.Paragraph(texts["KnownAddress_License"]),
                new LetterPart.Button(texts["KnownAddress_Button"], portal.LinkTo("/account/sign-in")),
                new LetterPart.Paragraph(texts["KnownAddress_Forgot"]),
                new LetterPart.Paragraph(texts["KnownAddress_NotYou"]),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("KnownAddress_Subject", portal.Brand)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
