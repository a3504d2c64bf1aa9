using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>Writes the letters about requests.</summary>
internal static class RequestLetter
{
    /// <param name="facts">What is told.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="portal">Where the portal is.</param>
    /// <param name="teamZone">The support team's zone, for readers who have chosen none.</param>
    /// <param name="takesAnswers">Whether it can be answered by mail, and says so.</param>
    public static Letter Write(RequestLetterFacts facts, Reader reader, PortalOptions portal, TimeZoneInfo teamZone, bool takesAnswers = false)
    {
        var texts = NoticeTexts.In(reader.Language);
        var heading = texts[ManagersWords(facts, $"{facts.Kind}_Heading")];
        var body = new LetterBody(texts.Language, portal.Brand, heading, [.. PartsOf(facts, reader, texts, portal, reader.ZoneOr(teamZone))], texts[takesAnswers ? "Footer_Request_Answerable" : "Footer_Request"])
        {
            AnswerLine = takesAnswers ? texts["AnswerLine"] : null,
        };
        return new(
            reader.Address,
            OneLine.Of(reader.Name),
            texts.Language,
            OneLine.Of(texts.Format("Subject_Request", facts.Number, heading, facts.Subject)),
            LetterLayout.ToText(body),
            LetterLayout.ToHtml(body))
        {
            TakesAnswers = takesAnswers,
        };
    }

    private static IEnumerable<LetterPart> PartsOf(RequestLetterFacts facts, Reader reader, NoticeTexts texts, PortalOptions portal, TimeZoneInfo zone)
    {
        yield return new LetterPart.Paragraph(texts.Format("Greeting", reader.Name));
        yield return new LetterPart.Paragraph(LeadOf(facts, texts));
        yield return new LetterPart.Facts([.. FactsOf(facts, texts)]);
        if (facts.Message is { } message)
            yield return new LetterPart.Quote(CaptionOf(message, facts.IsFeedback, texts, zone), message.Body);
        if (facts.Severity is { IsUnanswered: true } severity)
            yield return new LetterPart.Paragraph(PromiseOf(severity, facts.Level, texts, zone));
        yield return new LetterPart.Paragraph(texts[ManagersWords(facts, $"Next_{facts.Status}")]);
        if (facts.WaitingUntil is { } until && WaitingRule.EndOf(facts.Status) is not null)
            yield return new LetterPart.Paragraph(texts.Format($"Until_{facts.Status}", texts.MomentOf(until, zone)));
        if (facts.Kind is NoticeKind.Submitted or NoticeKind.LevelLowered && facts is { Level: SupportLevel.Standard, IsFeedback: false })
            yield return new LetterPart.Paragraph(texts["StandardSupport"]);
        yield return new LetterPart.Button(texts["OpenRequest"], portal.LinkTo($"/requests/{facts.Number}"));
        if (facts is { Kind: NoticeKind.Submitted, IsFeedback: false } && LinksOf(portal.Links, texts).ToList() is { Count: > 0 } links)
            yield return new LetterPart.Links(links);
    }

    private static string LeadOf(RequestLetterFacts facts, NoticeTexts texts) => facts.ColleagueName is { } colleague
        ? texts.Format($"{facts.Kind}_ByColleague", facts.Number, colleague)
        : texts.Format(ManagersWords(facts, $"{facts.Kind}_Lead"), facts.Number);

    /// <summary>No engineer sees feedback: where the usual words speak of engineers and solutions, a letter about it has words of its own.</summary>
    private static string ManagersWords(RequestLetterFacts facts, string key) => facts.IsFeedback && key is (
        "Submitted_Heading" or "Submitted_Lead" or "Replied_Heading" or "Replied_Lead" or "InformationAsked_Lead" or "SolutionSent_Lead" or "CanceledBySupport_Lead"
        or "RemindedOfQuestion_Lead" or "RemindedOfSolution_Heading" or "RemindedOfSolution_Lead" or "ClosedByPortal_Lead"
        or "Next_Processing" or "Next_AwaitingCustomer" or "Next_SolutionProvided" or "Next_ResolvedNoInformation" or "Next_CanceledBySupport" or "Next_CanceledByUser" or "Next_Closed")
            ? "Feedback_" + key
            : key;

    private static IEnumerable<Fact> FactsOf(RequestLetterFacts facts, NoticeTexts texts)
    {
        yield return new(texts["Fact_Number"], facts.Number.ToString());
        yield return new(texts["Fact_Subject"], facts.Subject);
        if (facts.Product is { } product)
            yield return new(texts["Fact_Product"], product);
        if (facts.Kind is NoticeKind.Submitted or NoticeKind.LevelLowered && !facts.IsFeedback)
            yield return new(texts["Fact_SupportLevel"], texts[$"SupportLevel_{facts.Level}"]);
        if (facts.Severity is { } severity)
        {
            yield return new(texts["Fact_Severity"], texts.Format("Severity_Shift", texts[$"Severity_{severity.To}"], texts[$"Severity_{severity.From}"]));
            if (severity.Reason is { } reason)
                yield return new(texts["Fact_Reason"], OneLine.Of(reason));
        }

        yield return new(texts["Fact_Status"], texts[$"Status_{facts.Status}"]);
    }

    /// <summary>By when the first answer comes now, and why by then: the promise always counts from the submission.</summary>
    private static string PromiseOf(ChangedSeverity severity, SupportLevel level, NoticeTexts texts, TimeZoneInfo zone)
    {
        var name = texts[$"SupportLevel_{level}"];
        if (severity.Promise is not { } promise)
            return texts.Format("Promise_None", name, (int)severity.To);
        var time = promise.Minutes % 60 == 0 ? texts.Format($"Promise_{promise.Hours}_Hours", promise.Minutes / 60) : texts.Format($"Promise_{promise.Hours}_Minutes", promise.Minutes);
        return texts.Format(promise.Due > severity.At ? "Promise_Due" : "Promise_Over", texts.MomentOf(promise.Due, zone), name, (int)severity.To, time);
    }

    private static string CaptionOf(QuotedMessage message, bool isFeedback, NoticeTexts texts, TimeZoneInfo zone) =>
        texts.Format(!message.IsFromSupport ? "Quote_Customer" : isFeedback ? "Quote_Manager" : "Quote_Support", message.AuthorName, texts.MomentOf(message.At, zone));

    private static IEnumerable<Link> LinksOf(PortalLinks links, NoticeTexts texts)
    {
        if (!string.IsNullOrWhiteSpace(links.Diagnostics))
            yield return new(texts["Link_Diagnostics"], links.Diagnostics);
        if (!string.IsNullOrWhiteSpace(links.ExtendedSupport))
            yield return new(texts["Link_ExtendedSupport"], links.ExtendedSupport);
        if (!string.IsNullOrWhiteSpace(links.ProfessionalServices))
            yield return new(texts["Link_ProfessionalServices"], links.ProfessionalServices);
    }
}
