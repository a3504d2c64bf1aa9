using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Reminds the author of a request and the administrators that an APNs certificate ends.</summary>
internal static class CertificateEndingLetter
{
    /// <param name="number">The request that it was signed by, as people see its number.</param>
    /// <param name="subject">Whom or what it names.</param>
    /// <param name="validTo">Its last day.</param>
    /// <param name="company">The company's name.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="portal">Names and links.</param>
    public static Letter Write(string number, string subject, DateOnly validTo, string company, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts.Format("CertificateEnding_Heading", validTo),
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("CertificateEnding_Lead", subject, company, number, validTo)),
                new LetterPart.Paragraph(texts["CertificateEnding_Next"]),
                new LetterPart.Paragraph(texts["CertificateEnding_Done"]),
                new LetterPart.Button(texts["CertificateEnding_Button"], portal.LinkTo("/requests/new/apns")),
            ],
            texts["Footer_Account"]);
        return new(reader.Address, OneLine.Of(reader.Name), texts.Language, OneLine.Of($"{portal.Brand}: {body.Heading}"), LetterLayout.ToText(body), LetterLayout.ToHtml(body));
    }
}
