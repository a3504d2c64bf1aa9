using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes the letter with which a company's administrator invites a colleague.</summary>
internal static class InvitationLetter
{
    public static Letter Write(string link, string inviter, string company, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts.Format("Invitation_Heading", company),
            [
                new LetterPart.Paragraph(texts.Format("Invitation_Lead", inviter, company, portal.Brand)),
                new LetterPart.Button(texts["StaffInvitation_Button"], link),
                new LetterPart.Paragraph(texts["Invitation_Days"]),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("Invitation_Subject", portal.Brand, company)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
