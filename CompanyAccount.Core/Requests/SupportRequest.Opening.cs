using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Requests;

// How a request begins: from one of four forms.
public sealed partial class SupportRequest
{
    /// <summary>Opens a request from a filled form.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="form">The form.</param>
    /// <param name="catalog">The catalog of today.</param>
    /// <param name="terms">The terms of its level.</param>
    /// <param name="calendar">The team's calendar.</param>
    /// <param name="number">A number that no other request has.</param>
    /// <param name="draftId">The draft it comes from.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The request and what to keep beside it; <see cref="InvalidInput"/> for a form with faults.</returns>
    public static Outcome<(SupportRequest Request, RequestChange Change)> Submit(
        Actor.Member actor, TechnicalRequestForm form, ProductCatalog catalog, LevelTerms terms, WorkingCalendar calendar, long number, Guid draftId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (form.FaultsOf(catalog) is { Count: > 0 } faults)
            return new InvalidInput(faults);
        var request = Begin(actor, RequestCategory.Technical, form.Subject, number, draftId, now);
        request.Severity = form.Severity!.Value;
        request.ContractId = form.ContractId;
        request.ProductId = form.ProductId!;
        request.VersionId = form.VersionId;
        request.UpdateAnswer = form.UpdateAnswer;
        request.OperatingSystem = form.OperatingSystem!;
        request.SubtypeId = form.SubtypeId!;
        request.StartClock(terms, calendar, now);
        return (request, request.SubmittedBy(actor, form.Description, now));
    }

    /// <summary>Opens a question about the portal.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="form">The form.</param>
    /// <param name="terms">The terms of today.</param>
    /// <param name="number">A number that no other request has.</param>
    /// <param name="formId">The form it comes from: one form makes one request.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The request and what to keep beside it; <see cref="InvalidInput"/> for a form with faults.</returns>
    public static Outcome<(SupportRequest Request, RequestChange Change)> Submit(
        Actor.Member actor, PortalQuestionForm form, SupportTerms terms, long number, Guid formId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (form.FaultsOf(terms) is { Count: > 0 } faults)
            return new InvalidInput(faults);
        var request = Begin(actor, RequestCategory.Portal, form.Subject, number, formId, now);
        request.Topic = form.Topic;
        request.Activation = form.Topic is PortalTopic.MsaActivation ? form.Activation : null;
        return (request, request.SubmittedBy(actor, form.Description, now));
    }

    /// <summary>Opens feedback: gratitude or a complaint, which no engineer ever sees (guide, block 7).</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="form">The form.</param>
    /// <param name="concerns">The open request that it is about, already found for the actor; <see langword="null"/> for none.</param>
    /// <param name="number">A number that no other request has.</param>
    /// <param name="formId">The form it comes from: one form makes one request.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The request and what to keep beside it; <see cref="InvalidInput"/> for a form with faults.</returns>
    public static Outcome<(SupportRequest Request, RequestChange Change)> Submit(
        Actor.Member actor, FeedbackForm form, SupportRequest? concerns, long number, Guid formId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (form.Faults() is { Count: > 0 } faults)
            return new InvalidInput(faults);
        var request = Begin(actor, RequestCategory.Feedback, form.Subject, number, formId, now);
        request.FeedbackKind = form.Kind;
        request.FeedbackEngineer = form.AboutEngineer ? form.Engineer.Trim() : null;
        request.ConcernsId = concerns?.Id;
        return (request, request.SubmittedBy(actor, form.Description, now));
    }

    /// <summary>Opens a request for an APNs certificate.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="subject">Subject, one line.</param>
    /// <param name="description">Description, Markdown.</param>
    /// <param name="number">A number that no other request has.</param>
    /// <param name="formId">The form it comes from: one form makes one request.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The request and what to keep beside it; <see cref="InvalidInput"/> for texts with faults.</returns>
    public static Outcome<(SupportRequest Request, RequestChange Change)> SubmitForCertificate(
        Actor.Member actor, string subject, string description, long number, Guid formId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(subject);
        if (FieldText.FaultOf("Subject", subject, RequestText.SubjectLimit, singleLine: true) is { } wrongSubject)
            return new InvalidInput([wrongSubject]);
        if (FieldText.FaultOf("Description", description, RequestText.BodyLimit) is { } wrongText)
            return new InvalidInput([wrongText]);
        var request = Begin(actor, RequestCategory.Apns, subject, number, formId, now);
        return (request, request.SubmittedBy(actor, description, now));
    }

    /// <summary>Links a request, just opened, with the ended one that it goes on from.</summary>
    /// <param name="ended">The ended request, already found for the author.</param>
    public void FollowUpOn(SupportRequest ended)
    {
        ArgumentNullException.ThrowIfNull(ended);
        FollowsUpId = ended.Id;
    }

    private static SupportRequest Begin(Actor.Member actor, RequestCategory category, string subject, long number, Guid draftId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Number = number,
        DraftId = draftId,
        CompanyId = actor.CompanyId,
        AuthorId = actor.PersonId,
        AuthorName = actor.Name,
        Category = category,
        Status = RequestStatus.Processing,
        Severity = Severity.Low,
        Subject = subject.Trim(),
        SubjectFolded = FieldText.Fold(subject.Trim()),
        SubmittedAt = now,
        ChangedAt = now,
        Version = 1,
    };

    private RequestChange SubmittedBy(Actor actor, string description, DateTimeOffset now) => new(
        new RequestSubmitted(Guid.CreateVersion7(now), Id, actor.PersonId, Status, now),
        LineOf(TimelineKind.Submitted, actor, now),
        new(Guid.CreateVersion7(now), Id, MessageKind.Description, actor.PersonId, actor.Name, description, now));
}
