using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>What service managers are told.</summary>
internal enum ManagerNoticeKind
{
    /// <summary>Somebody thanks.</summary>
    Gratitude,

    /// <summary>Somebody complains.</summary>
    Complaint,

    /// <summary>An open request was complained about.</summary>
    EscalatedByComplaint,

    /// <summary>The guaranteed time of a first answer is over.</summary>
    DeadlineBroken,
}

/// <summary>Writes the letters to service managers. Their subject names the number alone, and no text of a customer leaves the portal with them.</summary>
internal static class ManagerLetter
{
    public static Letter Write(ManagerNoticeKind kind, RequestNumber number, string subject, string company, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var heading = texts[$"Manager_{kind}_Heading"];
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            heading,
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format($"Manager_{kind}", number)),
                new LetterPart.Facts([new(texts["Fact_Number"], number.ToString()), new(texts["Fact_Company"], company), new(texts["Fact_Subject"], subject)]),
                new LetterPart.Button(texts["OpenRequest"], portal.LinkTo($"/requests/{number}")),
            ],
            texts["Footer_Account"]);
        return new(reader.Address, OneLine.Of(reader.Name), texts.Language, OneLine.Of($"[{number}] {heading}"), LetterLayout.ToText(body), LetterLayout.ToHtml(body));
    }
}
