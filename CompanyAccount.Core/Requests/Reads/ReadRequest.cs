using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>One request, as much of it as the reader may see.</summary>
public sealed class ReadRequest(Store store, TeamCalendar calendar)
{
    /// <summary>How many messages, notes and lines are read: the newest ones of each.</summary>
    public const int Limit = 500;

    private const int LinkLimit = 50;

    private const int FileLimit = 2000;

    /// <summary>The request; <see cref="NotFound"/> for one that does not exist and for one that is not the reader's to see, alike.</summary>
    public async Task<Outcome<RequestDetails>> RunAsync(Actor actor, RequestNumber number, CancellationToken cancellationToken)
    {
        var team = await calendar.GetAsync(cancellationToken);
        await using var db = store.Open();
        var found = await (
            from row in db.RequestsSeenBy(actor).AsNoTracking()
            where row.Number == number.Value
            join company in db.Companies on row.CompanyId equals company.Id
            select new { Request = row, Company = company }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return new NotFound();
        var request = found.Request;
        var messages = await db.Messages.AsNoTracking().Where(row => row.RequestId == request.Id)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Limit).ToListAsync(cancellationToken);
        var lines = await db.Timeline.AsNoTracking().Where(row => row.RequestId == request.Id)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Limit).ToListAsync(cancellationToken);
        var notes = actor.May(Right.WorkOnRequests)
            ? await db.Notes.AsNoTracking().Where(row => row.RequestId == request.Id)
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Limit).ToListAsync(cancellationToken)
            : [];
        var draft = await db.ReplyDrafts.AsNoTracking()
            .FirstOrDefaultAsync(row => row.PersonId == actor.PersonId && row.RequestId == request.Id, cancellationToken);
        var links = await db.RequestsSeenBy(actor).AsNoTracking()
            .Where(row => row.Id == request.FollowsUpId || row.Id == request.ConcernsId || row.FollowsUpId == request.Id)
            .OrderBy(row => row.Number).Take(LinkLimit)
            .Select(row => new RequestLink(row.Id, row.Number, row.Subject)).ToListAsync(cancellationToken);
        var files = await db.FilesSeenBy(actor).AsNoTracking().Where(row => row.RequestId == request.Id)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(FileLimit).ToListAsync(cancellationToken);
        files.Reverse();
        messages.Reverse();
        notes.Reverse();
        return new RequestDetails(
            request,
            found.Company.DisplayNumber,
            found.Company.Name,
            messages,
            notes,
            lines,
            RequestActions.AllowedTo(actor, request.Standing),
            draft,
            request.DeadlineBy(team) is { } deadline ? new(deadline, DeadlineExplanation.Of(deadline, team)) : null)
        {
            Links = links,
            Files = files,
        };
    }
}

/// <summary>One request with what stands beside it.</summary>
/// <param name="Request">The request itself, not tracked: a copy to look at.</param>
/// <param name="CompanyNumber">The company's number, such as <c>C-000001</c>.</param>
/// <param name="CompanyName">The company's name.</param>
/// <param name="Messages">Public messages, oldest first.</param>
/// <param name="Notes">Internal notes, oldest first; always empty for a customer.</param>
/// <param name="Timeline">What changed, newest first.</param>
/// <param name="Actions">What the reader may do now.</param>
/// <param name="Draft">The reader's half-written answer.</param>
/// <param name="Promise">By when the first answer was promised, and why then; <see langword="null"/> when none was.</param>
public sealed record RequestDetails(
    SupportRequest Request,
    string CompanyNumber,
    string CompanyName,
    IReadOnlyList<RequestMessage> Messages,
    IReadOnlyList<InternalNote> Notes,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<RequestAction> Actions,
    ReplyDraft? Draft,
    PromisedReaction? Promise)
{
    /// <summary>The number as people see it.</summary>
    public RequestNumber Number => new(Request.Number);

    /// <summary>The requests that this one is linked with, as far as the reader may see them.</summary>
    public IReadOnlyList<RequestLink> Links { get; init; } = [];

    /// <summary>The files that the reader may see, oldest first; of internal notes for the vendor's people only.</summary>
    public IReadOnlyList<RequestFile> Files { get; init; } = [];

    /// <summary>The ended request that this one goes on from.</summary>
    public RequestLink? FollowsUp => Links.FirstOrDefault(link => link.Id == Request.FollowsUpId);

    /// <summary>The request that feedback is about.</summary>
    public RequestLink? Concerns => Links.FirstOrDefault(link => link.Id == Request.ConcernsId);

    /// <summary>The files of a message or an internal note.</summary>
    public IEnumerable<RequestFile> FilesOf(Guid messageId) => Files.Where(file => file.MessageId == messageId);

    /// <summary>The requests that go on from this one.</summary>
    public IEnumerable<RequestLink> FollowUps => Links.Where(link => link.Id != Request.FollowsUpId && link.Id != Request.ConcernsId);
}

/// <summary>A request that another one is linked with.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">The bare number.</param>
/// <param name="Subject">Subject.</param>
public sealed record RequestLink(Guid Id, long Number, string Subject)
{
    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();
}

/// <summary>A promised first answer.</summary>
/// <param name="Deadline">The promise and how it stands.</param>
/// <param name="Explanation">How its deadline comes about.</param>
public sealed record PromisedReaction(ReactionDeadline Deadline, DeadlineExplanation Explanation);
