using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Reminds the administrators of a company that a contract of extended support ends.</summary>
internal static class ContractEndingLetter
{
    /// <param name="contract">The contract.</param>
    /// <param name="company">The company's name.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="portal">Names and links.</param>
    public static Letter Write(SupportContract contract, string company, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts.Format("ContractEnding_Heading", contract.Certificate, contract.ValidTo),
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("ContractEnding_Lead", contract.Certificate, texts[$"SupportLevel_{contract.Level}"], company, contract.ValidTo)),
                new LetterPart.Paragraph(texts["ContractEnding_Next"]),
                new LetterPart.Button(texts["ContractEnding_Button"], portal.LinkTo("/company")),
            ],
            texts["Footer_Account"]);
        return new(reader.Address, OneLine.Of(reader.Name), texts.Language, OneLine.Of($"{portal.Brand}: {body.Heading}"), LetterLayout.ToText(body), LetterLayout.ToHtml(body));
    }
}
