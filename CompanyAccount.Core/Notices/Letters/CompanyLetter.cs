using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>What a letter about a company tells of.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Person">Whom it concerns.</param>
/// <param name="Actor">Who did it.</param>
internal sealed record CompanyLetterFacts(CompanyNoticeKind Kind, string Company, string Person, string Actor);

/// <summary>Writes the letters about a company and its people.</summary>
internal static class CompanyLetter
{
    public static Letter Write(CompanyLetterFacts facts, Reader reader, PortalOptions portal)
    {
        var texts = NoticeTexts.In(reader.Language);
        List<LetterPart> parts =
        [
            new LetterPart.Paragraph(texts.Format("Greeting", reader.Name)),
            new LetterPart.Paragraph(texts.Format($"Company_{facts.Kind}", facts.Person, facts.Company, facts.Actor, portal.Brand)),
        ];
        if (PathOf(facts.Kind) is { } path)
            parts.Add(new LetterPart.Button(texts["Company_Open"], portal.LinkTo(path)));
        var body = new LetterBody(texts.Language, portal.Brand, texts.Format($"Company_{facts.Kind}_Heading", facts.Person, facts.Company), parts, texts["Footer_Account"]);
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of($"{portal.Brand}: {body.Heading}"),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body));
    }

    private static string? PathOf(CompanyNoticeKind kind) => kind switch
    {
        CompanyNoticeKind.PersonAdded => "/users",
        CompanyNoticeKind.JoinAwaitsApproval => "/users?state=AwaitingApproval",
        CompanyNoticeKind.PersonRemoved => "/users?state=Removed",
        CompanyNoticeKind.PersonBlocked => "/users?state=Blocked",
        CompanyNoticeKind.JoinApproved or CompanyNoticeKind.YouWereUnblocked or CompanyNoticeKind.YourRightsChanged or CompanyNoticeKind.CompanyRestored => "/",
        CompanyNoticeKind.OwnershipOffered or CompanyNoticeKind.OwnershipHandedOver => "/company",
        CompanyNoticeKind.JoinRefused or CompanyNoticeKind.YouWereRemoved or CompanyNoticeKind.YouWereBlocked or CompanyNoticeKind.CompanyDeleted => null,
    };
}
