using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes to the new address of an account, to prove that it is the person's.</summary>
internal static class NewAddressLetter
{
    /// <param name="link">The link that makes the address the account's.</param>
    /// <param name="reader">The person, at the new address.</param>
    /// <param name="portal">How the portal names itself.</param>
    public static Letter Write(string link, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts["NewAddress_Heading"],
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("NewAddress_Lead", portal.Brand)),
                new LetterPart.Button(texts["NewAddress_Button"], link),
                new LetterPart.Paragraph(texts["NewAddress_NotYou"]),
            ],
            texts["Footer_Account"]);
        return new(reader.Address, OneLine.Of(reader.Name), texts.Language, OneLine.Of(texts.Format("NewAddress_Subject", portal.Brand)), LetterLayout.ToText(body), LetterLayout.ToHtml(body));
    }
}
