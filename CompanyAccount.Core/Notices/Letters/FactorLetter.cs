using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes the letter that tells the holder of an account that its second factors have changed.</summary>
internal static class FactorLetter
{
    private const string SecurityPage = "/profile/security";

    /// <param name="change">Which change: the name under which its texts stand.</param>
    /// <param name="reader">The holder.</param>
    /// <param name="portal">How the portal names itself.</param>
    public static Letter Write(string change, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts[$"Factor_{change}_Heading"],
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts[$"Factor_{change}_Lead"]),
                new LetterPart.Button(texts["Factor_Button"], portal.LinkTo(SecurityPage)),
                new LetterPart.Paragraph(texts["Factor_NotYou"]),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format($"Factor_{change}_Subject", portal.Brand)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
