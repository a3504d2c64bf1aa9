using CompanyAccount.Core.Access;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>What a change of a request is told back.</summary>
/// <param name="Status">The status afterwards.</param>
/// <param name="Version">The version afterwards.</param>
public sealed record RequestChanged(RequestStatus Status, int Version);

/// <summary>
/// The way that every change of a request goes: open, load within what the actor may see, one verb, one commit of the
/// change with its fact, one hint. The verbs themselves stand in <see cref="SupportRequest"/>.
/// </summary>
internal sealed class RequestDesk(Store store, LiveFeed feed)
{
    public async Task<Outcome<RequestChanged>> ChangeAsync(
        Actor actor,
        RequestNumber number,
        int seenVersion,
        Guid? messageId,
        Func<PortalDb, SupportRequest, Task<Outcome<RequestChange>>> verb,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            var request = await db.RequestsSeenBy(actor).FirstOrDefaultAsync(row => row.Number == number.Value, cancellationToken);
            if (request is null)
                return new NotFound();
            if (messageId is { } sent && await WasSentAsync(db, actor, request.Id, sent, cancellationToken))
                return new RequestChanged(request.Status, request.Version);
            if (request.Version != seenVersion)
                return new ChangedMeanwhile();

            var outcome = await verb(db, request);
            if (!outcome.TryGet(out var change, out var refusal))
                return refusal;

            await KeepAsync(db, request, change, cancellationToken);
            await DropReplyDraftAsync(db, actor, request.Id, change, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Announce(feed, request);
            return new RequestChanged(request.Status, request.Version);
        }
        catch (DbUpdateException duplicate) when (messageId is not null && StoreFaults.IsDuplicate(duplicate))
        {
            // The same message arrived twice at once: the other one made it, or made something newer.
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>Adds what a verb left beside the request, its words for the search included; the caller saves.</summary>
    public static async Task KeepAsync(PortalDb db, SupportRequest request, RequestChange change, CancellationToken cancellationToken)
    {
        db.Outbox.Add(OutboxEvent.Of(change.Event.Id, change.Event, change.Event.At));
        if (change.Line is not null)
            db.Timeline.Add(change.Line);
        if (change.Message is not null)
        {
            await db.IndexAsync(request, change.Message, cancellationToken);
            db.Messages.Add(change.Message);
        }

        if (change.Note is not null)
            db.Notes.Add(change.Note);
    }

    public static void Announce(LiveFeed feed, SupportRequest request)
    {
        foreach (var hint in HintsOf(request))
            feed.Announce(hint.Topic == Topic.OpenRequests ? hint with { Committed = request } : hint);
        feed.Announce(Topic.Outbox);
    }

    /// <summary>What open pages are told of a change. Engineers' pages hear nothing of feedback, not even that there is some.</summary>
    public static IReadOnlyList<LiveHint> HintsOf(SupportRequest request) =>
    [
        new(Topic.Request(request.Id), request.Id),
        new(Topic.RequestsOf(request.CompanyId), request.Id),
        new(request.Category is RequestCategory.Feedback ? Topic.Feedback : Topic.OpenRequests, request.Id),
        // The page of the request that it goes on from has a new link.
        .. request.FollowsUpId is { } ended ? [new LiveHint(Topic.Request(ended), ended)] : Array.Empty<LiveHint>(),
    ];

    private static async Task<bool> WasSentAsync(PortalDb db, Actor actor, Guid requestId, Guid messageId, CancellationToken cancellationToken) =>
        await db.Messages.AnyAsync(row => row.Id == messageId && row.RequestId == requestId && row.AuthorId == actor.PersonId, cancellationToken)
        || await db.Notes.AnyAsync(row => row.Id == messageId && row.RequestId == requestId && row.AuthorId == actor.PersonId, cancellationToken);

    private static async Task DropReplyDraftAsync(PortalDb db, Actor actor, Guid requestId, RequestChange change, CancellationToken cancellationToken)
    {
        if (change.Message is null && change.Note is null)
            return;
        if (await db.ReplyDrafts.FindAsync([actor.PersonId, requestId], cancellationToken) is { } draft)
            db.ReplyDrafts.Remove(draft);
    }
}
