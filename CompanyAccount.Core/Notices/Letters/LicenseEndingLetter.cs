using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Reminds the administrators of a company that a license ends.</summary>
internal static class LicenseEndingLetter
{
    /// <param name="number">The license's number.</param>
    /// <param name="product">The product, in the reader's language.</param>
    /// <param name="validTo">Its last day.</param>
    /// <param name="company">The company's name.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="portal">Names and links.</param>
    public static Letter Write(string number, string product, DateOnly validTo, string company, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts.Format("LicenseEnding_Heading", number, validTo),
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("LicenseEnding_Lead", number, product, company, validTo)),
                new LetterPart.Paragraph(texts["LicenseEnding_Next"]),
                new LetterPart.Button(texts["LicenseEnding_Button"], portal.LinkTo("/licenses")),
            ],
            texts["Footer_Account"]);
        return new(reader.Address, OneLine.Of(reader.Name), texts.Language, OneLine.Of($"{portal.Brand}: {body.Heading}"), LetterLayout.ToText(body), LetterLayout.ToHtml(body));
    }
}
