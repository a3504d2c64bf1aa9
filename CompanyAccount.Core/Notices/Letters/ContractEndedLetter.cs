using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Tells the administrators of a company, and the people whom the contract names, that it was ended early.</summary>
internal static class ContractEndedLetter
{
    /// <param name="contract">The contract, ended.</param>
    /// <param name="company">The company's name.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="portal">Names and links.</param>
    public static Letter Write(SupportContract contract, string company, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var endedOn = contract.EndedOn ?? throw new ArgumentException("The contract was not ended.", nameof(contract));
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts.Format("ContractEnded_Heading", contract.Certificate, endedOn),
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("ContractEnded_Lead", contract.Certificate, texts[$"SupportLevel_{contract.Level}"], company, endedOn, contract.ValidTo)),
                new LetterPart.Facts([new(texts["Fact_Reason"], OneLine.Of(contract.EndReason ?? ""))]),
                new LetterPart.Paragraph(texts["ContractEnded_Next"]),
                new LetterPart.Button(texts["ContractEnding_Button"], portal.LinkTo("/company")),
            ],
            texts["Footer_Account"]);
        return new(reader.Address, OneLine.Of(reader.Name), texts.Language, OneLine.Of($"{portal.Brand}: {body.Heading}"), LetterLayout.ToText(body), LetterLayout.ToHtml(body));
    }
}
