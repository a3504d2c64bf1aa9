using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>All that a letter about a request tells, read beforehand. Holds public things only: no internal note has a place here.</summary>
/// <param name="Kind">What is told.</param>
/// <param name="Number">The request.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Product">Product and version by name, in the reader's language; <see langword="null"/> for a question about the portal.</param>
/// <param name="Status">The status after the fact.</param>
/// <param name="Level">The support that it has.</param>
/// <param name="ColleagueName">The colleague who did it, if it was one.</param>
/// <param name="Message">The public message that is quoted.</param>
/// <param name="WaitingUntil">Until when support waits for the reader, UTC.</param>
/// <param name="IsFeedback">Whether it is feedback, which has no support level and no queue.</param>
internal sealed record RequestLetterFacts(
    NoticeKind Kind,
    RequestNumber Number,
    string Subject,
    string? Product,
    RequestStatus Status,
    SupportLevel Level,
    string? ColleagueName = null,
    QuotedMessage? Message = null,
    DateTimeOffset? WaitingUntil = null,
    bool IsFeedback = false)
{
    /// <summary>The changed severity; <see langword="null"/> when the letter tells of something else.</summary>
    public ChangedSeverity? Severity { get; init; }
}

/// <summary>A severity that was changed.</summary>
/// <param name="From">Before.</param>
/// <param name="To">Afterwards.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why, in the engineer's words; <see langword="null"/> when they are gone.</param>
/// <param name="IsUnanswered">Whether the first answer was still to come.</param>
/// <param name="Promise">By when it is promised now; <see langword="null"/> when no time is.</param>
internal sealed record ChangedSeverity(Severity From, Severity To, DateTimeOffset At, string? Reason, bool IsUnanswered, AnswerPromise? Promise);

/// <summary>A public message.</summary>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="Body">Markdown.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsFromSupport">Whether support wrote it.</param>
internal sealed record QuotedMessage(string AuthorName, string Body, DateTimeOffset At, bool IsFromSupport);

/// <summary>Whom a letter is for.</summary>
/// <param name="Name">Name.</param>
/// <param name="Address">Address.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA id of the zone that the reader has chosen; <see langword="null"/> for none.</param>
internal sealed record Reader(string Name, string Address, string Language, string? TimeZone = null)
{
    /// <summary>The zone that the reader's letters tell the time in.</summary>
    /// <param name="otherwise">The zone for who has chosen none, or one that this machine does not know.</param>
    public TimeZoneInfo ZoneOr(TimeZoneInfo otherwise) => TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : otherwise;
}
