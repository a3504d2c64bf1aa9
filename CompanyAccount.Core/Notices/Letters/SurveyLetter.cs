using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Surveys;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Asks the author of a closed request how good the support was: one click for each rating (guide, block 10).</summary>
internal static class SurveyLetter
{
    public static Letter Write(RequestNumber number, string subject, LinkToken token, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        var heading = texts["Survey_Heading"];
        var ratings = Enumerable.Range(Survey.Lowest, Survey.Highest - Survey.Lowest + 1).Select(rating => rating.ToString(CultureInfo.InvariantCulture));
        var body = new LetterBody(
            texts.Language,
            portal.Brand,
            heading,
            [
                new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
                new LetterPart.Paragraph(texts.Format("Survey_Lead", number, subject)),
                new LetterPart.Paragraph(texts["Survey_Scale"]),
                new LetterPart.Choices([.. ratings.Select(rating => new Link(texts[$"Survey_Rating_{rating}"], portal.LinkTo($"/survey/{token.Value}?rating={rating}")))]),
                new LetterPart.Paragraph(texts.Format("Survey_Terms", Survey.OpenDays, Survey.ChangeableDays)),
            ],
            texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("Subject_Request", number, heading, subject)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }
}
