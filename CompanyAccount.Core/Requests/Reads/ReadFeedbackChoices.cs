using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>What feedback can be about: the open requests that the author may see, and the engineers who wrote to them there.</summary>
public sealed class ReadFeedbackChoices(Store store)
{
    /// <summary>How many requests and engineers are offered, the newest first; another number or name can be typed.</summary>
    public const int Limit = 100;

    /// <summary>The choices; <see cref="NotAllowed"/> for staff.</summary>
    public async Task<Outcome<FeedbackChoices>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotAllowed();
        await using var db = store.Open();
        var requests = await db.RequestsSeenBy(member).AsNoTracking()
            .Where(row => row.Category != RequestCategory.Feedback
                && (row.Status == RequestStatus.Processing || row.Status == RequestStatus.AwaitingCustomer || row.Status == RequestStatus.SolutionProvided))
            .OrderByDescending(row => row.Number).Take(Limit)
            .Select(row => new RequestLink(row.Id, row.Number, row.Subject)).ToListAsync(cancellationToken);
        // Engineers of requests that have ended are remembered too: of the newest ones.
        var newest = db.RequestsSeenBy(member).Where(row => row.Category != RequestCategory.Feedback).OrderByDescending(row => row.Number).Take(Limit).Select(row => row.Id);
        var engineers = await db.Messages
            .Where(row => newest.Contains(row.RequestId)
                && (row.Kind == MessageKind.Reply || row.Kind == MessageKind.Question || row.Kind == MessageKind.Solution || row.Kind == MessageKind.Cancellation))
            .Select(row => row.AuthorName).Distinct().OrderBy(name => name).Take(Limit).ToListAsync(cancellationToken);
        return new FeedbackChoices(requests, engineers);
    }
}

/// <summary>What feedback can be about.</summary>
/// <param name="Requests">Open requests, the newest first.</param>
/// <param name="Engineers">Names of engineers who wrote publicly.</param>
public sealed record FeedbackChoices(IReadOnlyList<RequestLink> Requests, IReadOnlyList<string> Engineers);
