using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Sending;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Handles the facts that wait in the outbox, each in one transaction: its mails and the mark that it is handled, or neither.</summary>
internal sealed class OutboxDesk(Store store, RequestNoticeWriter requests, CompanyNoticeWriter companies, TeamCalendar calendar, LiveFeed feed, LiveBridge bridge, TimeProvider time, ILogger<OutboxDesk> logger)
{
    private const int BatchSize = 32;

    /// <summary>Handles all that is due.</summary>
    /// <returns>How many facts were handled.</returns>
    public async Task<int> HandleDueAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        await TellOthersAsync(cancellationToken);
        while (true)
        {
            var due = await ReadDueAsync(cancellationToken);
            var progress = 0;
            List<LiveHint> hints = [];
            foreach (var id in due)
                progress += await HandleAsync(id, hints, cancellationToken) ? 1 : 0;
            handled += progress;
            await bridge.PublishAsync(hints, cancellationToken);
            if (due.Count < BatchSize || progress == 0)
                return handled;
        }
    }

    // What leaves no fact, such as an ended session: told here, in one statement for many.
    private async Task TellOthersAsync(CancellationToken cancellationToken)
    {
        var hints = feed.TakeForOthers();
        try
        {
            await bridge.PublishAsync(hints, cancellationToken);
        }
        catch
        {
            feed.PutBack(hints);
            throw;
        }
    }

    private async Task<List<Guid>> ReadDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        return await db.Outbox
            .Where(row => row.HandledAt == null && row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.Id)
            .Select(row => row.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> HandleAsync(Guid id, List<LiveHint> told, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await db.ClaimEventAsync(id, cancellationToken) is not { HandledAt: null } waiting)
                return false;
            var hints = await HandleAsync(db, waiting, cancellationToken);
            waiting.MarkHandled(time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            foreach (var hint in hints)
                feed.Announce(hint.Topic, hint.SubjectId);
            told.AddRange(hints);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StoreFaults.RefusalOf(exception) is null)
        {
            logger.LogError(exception, "The fact {EventId} could not be handled; it is tried again later.", id);
            await PutOffAsync(id, cancellationToken);
            return false;
        }
    }

    private async Task<List<LiveHint>> HandleAsync(PortalDb db, OutboxEvent waiting, CancellationToken cancellationToken)
    {
        return waiting.Kind switch
        {
            nameof(RequestEvent) => await HandleAsync(db, waiting.Read<RequestEvent>(), cancellationToken),
            nameof(CompanyEvent) => await HandleAsync(db, waiting.Read<CompanyEvent>(), cancellationToken),
            nameof(TermsChanged) => [new(Topic.SupportTerms, Guid.Empty)],
            nameof(CalendarChanged) => [new(Topic.TeamCalendar, Guid.Empty), .. await RefoldAsync(db, cancellationToken)],
            _ => throw new InvalidOperationException($"Nobody handles facts of the kind {waiting.Kind}."),
        };
    }

    private async Task<List<LiveHint>> RefoldAsync(PortalDb db, CancellationToken cancellationToken)
    {
        // Another node may have changed the calendar, and this one not have heard of it.
        feed.Announce(Topic.TeamCalendar);
        return await db.RefoldDeadlinesAsync(await calendar.GetAsync(cancellationToken), cancellationToken);
    }

    private async Task<List<LiveHint>> HandleAsync(PortalDb db, CompanyEvent fact, CancellationToken cancellationToken) =>
        [.. CompanyDesk.HintsOf(fact), .. await companies.WriteAsync(db, fact, cancellationToken)];

    private async Task<List<LiveHint>> HandleAsync(PortalDb db, RequestEvent fact, CancellationToken cancellationToken)
    {
        // Gone with its company: there is nobody left to tell.
        if (await db.Requests.AsNoTracking().FirstOrDefaultAsync(row => row.Id == fact.RequestId, cancellationToken) is not { } request)
            return [];
        var mails = await requests.WriteAsync(db, request, fact, cancellationToken);
        List<LiveHint> hints = [.. RequestDesk.HintsOf(request)];
        if (mails > 0)
            hints.Add(new(Topic.OutgoingMail, Guid.Empty));
        return hints;
    }

    private async Task PutOffAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ClaimEventAsync(id, cancellationToken) is not { HandledAt: null } waiting)
            return;
        waiting.MarkFailed(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
