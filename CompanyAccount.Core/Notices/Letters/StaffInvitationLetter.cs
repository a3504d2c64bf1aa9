using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes the letter with which a person of the vendor is invited.</summary>
internal static class StaffInvitationLetter
{
    public static Letter Write(string link, string inviter, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            texts["StaffInvitation_Heading"],
            [
                new LetterPart.Paragraph(texts.Format("StaffInvitation_Lead", inviter, portal.Brand)),
                new LetterPart.Button(texts["StaffInvitation_Button"], link),
                new LetterPart.Paragraph(texts["Invitation_Days"]),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("StaffInvitation_Subject", portal.Brand)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
