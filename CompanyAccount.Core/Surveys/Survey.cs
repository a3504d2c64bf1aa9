using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Surveys;

/// <summary>The question after a closed request: how good was the support? One for each request, to its author (guide, block 10).</summary>
public sealed class Survey
{
    /// <summary>The lowest rating.</summary>
    public const int Lowest = 1;

    /// <summary>The highest rating.</summary>
    public const int Highest = 5;

    /// <summary>The longest comment, in characters.</summary>
    public const int CommentLimit = 2_000;

    /// <summary>For how many days it can be answered for the first time.</summary>
    public const int OpenDays = 30;

    /// <summary>For how many days after that the answer can be changed.</summary>
    public const int ChangeableDays = 7;

    private Survey()
    {
    }

    /// <summary>A survey on its way.</summary>
    /// <param name="id">Id, version 7.</param>
    /// <param name="requestId">The closed request.</param>
    /// <param name="personId">Its author, who is asked.</param>
    /// <param name="tokenHash">The hash of the secret in the mailed links.</param>
    /// <param name="now">Now, UTC.</param>
    public Survey(Guid id, Guid requestId, Guid personId, string tokenHash, DateTimeOffset now) =>
        (Id, RequestId, PersonId, TokenHash, SentAt) = (id, requestId, personId, tokenHash, now);

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The closed request; one survey each.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>Who is asked.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The hash of the secret in the mailed links; see <see cref="Access.LinkToken"/>.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The answer, <see cref="Lowest"/> to <see cref="Highest"/>; <see langword="null"/> until there is one.</summary>
    public int? Rating { get; private set; }

    /// <summary>What the person says besides; <see langword="null"/> for nothing.</summary>
    public string? Comment { get; private set; }

    /// <summary>When it was answered for the first time, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Counts the answers: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The instant from which the answer stays as it is, UTC.</summary>
    public DateTimeOffset OpenUntil => AnsweredAt?.AddDays(ChangeableDays) ?? SentAt.AddDays(OpenDays);

    /// <summary>How it stands at an instant.</summary>
    public SurveyState StateAt(DateTimeOffset now) => (AnsweredAt, now < OpenUntil) switch
    {
        (null, true) => SurveyState.Open,
        (null, false) => SurveyState.Over,
        (_, true) => SurveyState.Answered,
        (_, false) => SurveyState.Kept,
    };

    /// <summary>Takes the answer, or another one in the place of the last.</summary>
    /// <returns><see cref="InvalidInput"/> for a form with faults, <see cref="SurveyNotOpen"/> when it is too late.</returns>
    public Outcome<Done> Answer(SurveyForm form, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Faults() is { Count: > 0 } faults)
            return new InvalidInput(faults);
        if (StateAt(now) is not (SurveyState.Open or SurveyState.Answered))
            return new SurveyNotOpen();
        Rating = form.Rating;
        Comment = string.IsNullOrWhiteSpace(form.Comment) ? null : form.Comment.Trim();
        AnsweredAt ??= now;
        Version++;
        return Done.Value;
    }
}

/// <summary>How a survey stands.</summary>
public enum SurveyState
{
    /// <summary>There is none: the request is not closed, or nobody was there to ask.</summary>
    None,

    /// <summary>Sent, not answered.</summary>
    Open,

    /// <summary>Answered; the answer can still be changed.</summary>
    Answered,

    /// <summary>Answered for good.</summary>
    Kept,

    /// <summary>Never answered; it is too late now.</summary>
    Over,
}

/// <summary>What a survey asks for.</summary>
public sealed record SurveyForm
{
    /// <summary>The rating.</summary>
    public int? Rating { get; init; }

    /// <summary>A comment; may be empty.</summary>
    public string? Comment { get; init; }

    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        List<FieldFault> faults = [];
        if (Rating is null)
            faults.Add(new(nameof(Rating), Fault.Required, []));
        else if (Rating is < Survey.Lowest or > Survey.Highest)
            faults.Add(new(nameof(Rating), Fault.UnknownChoice, []));
        if (!string.IsNullOrWhiteSpace(Comment) && FieldText.FaultOf(nameof(Comment), Comment, Survey.CommentLimit) is { } comment)
            faults.Add(comment);
        return faults;
    }
}

/// <summary>The survey cannot be answered now: there is none yet, or it is too late to answer or to change the answer.</summary>
public sealed record SurveyNotOpen : Refusal;

/// <summary>A survey as its reader sees it.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Rating">The answer.</param>
/// <param name="Comment">What the person said besides.</param>
/// <param name="AnsweredAt">When it was answered for the first time, UTC.</param>
/// <param name="OpenUntil">Until when it can be answered, or changed, UTC.</param>
public sealed record SurveyView(SurveyState State, int? Rating = null, string? Comment = null, DateTimeOffset? AnsweredAt = null, DateTimeOffset? OpenUntil = null)
{
    internal static SurveyView Of(Survey? survey, DateTimeOffset now) =>
        survey is null ? new(SurveyState.None) : new(survey.StateAt(now), survey.Rating, survey.Comment, survey.AnsweredAt, survey.OpenUntil);
}
