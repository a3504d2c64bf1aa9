using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>
/// Writes the letter by which a stranger confirms an address. It holds nothing that the stranger typed, not even the
/// name: otherwise the portal could be made to mail anybody's words to anybody.
/// </summary>
internal static class ConfirmAddressLetter
{
    public static Letter Write(string link, Reader reader, PortalOptions portal)
    {
        if (!portal.IsOwnLink(link))
            throw new ArgumentException("Mails carry links of the portal only.", nameof(link));
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts["ConfirmAddress_Heading"],
            [
                new LetterPart.Paragraph(texts["Greeting_Stranger"]),
                new LetterPart.Paragraph(texts.Format("ConfirmAddress_Lead", portal.Brand)),
                new LetterPart.Button(texts["ConfirmAddress_Button"], link),
                new LetterPart.Paragraph(texts["ConfirmAddress_NotYou"]),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            ToName: "",
            texts.Language,
            OneLine.Of(texts.Format("ConfirmAddress_Subject", portal.Brand)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
