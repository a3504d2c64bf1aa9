using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The service managers' queue: gratitude and complaints, the newest first, a page at a time.</summary>
public sealed class ReadFeedback(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>One page; <see cref="NotAllowed"/> for everybody but service managers.</summary>
    public async Task<Outcome<FeedbackList>> RunAsync(Actor actor, FeedbackFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Right.HandleFeedback))
            return new NotAllowed();
        await using var db = store.Open();
        var waiting = await Judged(db, actor).CountAsync(row => row.Waits, cancellationToken);
        var rows = await Rows(db, actor, filter).ToListAsync(cancellationToken);
        var next = rows.Count > PageSize;
        if (next)
            rows.RemoveAt(PageSize);
        return new FeedbackList(rows, waiting, next ? rows[^1].Number : null);
    }

    /// <summary>Feedback, each with whether it waits: the last word was the customer's, and it has not ended.</summary>
    internal static IQueryable<JudgedFeedback> Judged(PortalDb db, Actor actor) =>
        from row in db.RequestsSeenBy(actor).AsNoTracking()
        where row.Category == RequestCategory.Feedback
        let last = db.Messages.Where(message => message.RequestId == row.Id).OrderByDescending(message => message.At).ThenByDescending(message => message.Id).Select(message => message.Kind).FirstOrDefault()
        select new JudgedFeedback
        {
            Request = row,
            Waits = (row.Status == RequestStatus.Processing || row.Status == RequestStatus.AwaitingCustomer || row.Status == RequestStatus.SolutionProvided)
                && (last == MessageKind.Description || last == MessageKind.Answer),
        };

    /// <summary>The rows of a page, and one more.</summary>
    internal static IQueryable<FeedbackRow> Rows(PortalDb db, Actor actor, FeedbackFilter filter)
    {
        var judged = Judged(db, actor);
        if (filter.State is not FeedbackState.All)
            judged = judged.Where(row => row.Waits == (filter.State == FeedbackState.Open));
        if (filter.Kind is { } kind)
            judged = judged.Where(row => row.Request.FeedbackKind == kind);
        if (filter.After is { } after)
            judged = judged.Where(row => row.Request.Number < after);
        return (
            from row in judged
            join company in db.Companies on row.Request.CompanyId equals company.Id
            orderby row.Request.Number descending
            select new FeedbackRow(
                row.Request.Id,
                row.Request.Number,
                row.Request.FeedbackKind!.Value,
                row.Request.Subject,
                company.Name,
                row.Request.AuthorName,
                row.Request.FeedbackEngineer,
                db.Requests.Where(other => other.Id == row.Request.ConcernsId).Select(other => (long?)other.Number).FirstOrDefault(),
                row.Request.Status,
                row.Waits,
                row.Request.AssigneeName,
                row.Request.SubmittedAt)).Take(PageSize + 1);
    }

    /// <summary>Feedback, and whether it waits for an answer.</summary>
    internal sealed class JudgedFeedback
    {
        public required SupportRequest Request { get; init; }

        public required bool Waits { get; init; }
    }
}

/// <summary>Which feedback to show.</summary>
public enum FeedbackState
{
    /// <summary>The customer had the last word: it waits for an answer.</summary>
    Open,

    /// <summary>Answered, or ended.</summary>
    Answered,

    /// <summary>All of it.</summary>
    All,
}

/// <summary>What the queue is asked for.</summary>
public sealed record FeedbackFilter
{
    /// <summary>Waiting, answered or all.</summary>
    public FeedbackState State { get; init; }

    /// <summary>Only gratitude, or only complaints.</summary>
    public FeedbackKind? Kind { get; init; }

    /// <summary>The page after this bare number.</summary>
    public long? After { get; init; }

    /// <summary>Reads the parts of an address; what it says wrong is ignored.</summary>
    public static FeedbackFilter Parse(string? state, string? kind, string? after) => new()
    {
        State = state switch { "answered" => FeedbackState.Answered, "all" => FeedbackState.All, _ => FeedbackState.Open },
        Kind = kind switch { "gratitude" => FeedbackKind.Gratitude, "complaint" => FeedbackKind.Complaint, _ => null },
        After = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}

/// <summary>A row of the queue.</summary>
public sealed record FeedbackRow(
    Guid Id,
    long Number,
    FeedbackKind Kind,
    string Subject,
    string CompanyName,
    string AuthorName,
    string? Engineer,
    long? ConcernsNumber,
    RequestStatus Status,
    bool Waits,
    string? AssigneeName,
    DateTimeOffset SubmittedAt)
{
    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();
}

/// <summary>A page of the queue.</summary>
/// <param name="Rows">At most <see cref="ReadFeedback.PageSize"/> rows.</param>
/// <param name="Waiting">How many wait for an answer in all.</param>
/// <param name="Next">The bare number from which the next page begins; <see langword="null"/> on the last.</param>
public sealed record FeedbackList(IReadOnlyList<FeedbackRow> Rows, int Waiting, long? Next);
