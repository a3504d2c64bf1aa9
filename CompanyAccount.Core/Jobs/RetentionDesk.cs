using CompanyAccount.Core.Access;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Security.Reads;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Erases what nobody needs any more, so that these tables grow with what is going on and not with the years. A bounded step at a time: nobody who writes waits long.</summary>
internal sealed class RetentionDesk(Store store, RetentionOptions options, TimeProvider time) : ISweep
{
    private static readonly RequestStatus[] Open = [RequestStatus.Processing, RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided];

    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromHours(1);

    /// <summary>Erases all that is due.</summary>
    /// <returns>How many rows were erased.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken) =>
        await store.EraseDueAsync(HandledEvents, cancellationToken)
        + await store.EraseDueAsync(Mails, cancellationToken)
        + await store.EraseDueAsync(Sessions, cancellationToken)
        + await store.EraseDueAsync(Bells, cancellationToken)
        + await store.EraseDueAsync(Received, cancellationToken);

    internal IQueryable<OutboxEvent> HandledEvents(PortalDb db)
    {
        var before = Before(options.HandledEventDays);
        return db.Outbox.Where(row => row.HandledAt < before);
    }

    internal IQueryable<OutgoingMail> Mails(PortalDb db)
    {
        var before = Before(options.MailDays);
        return db.Mail.Where(row =>
            (row.State == MailState.Taken || row.State == MailState.Refused || row.State == MailState.Bounced) && row.DueAt < before && (row.TakenAt == null || row.TakenAt < before)
            && (row.ThreadId == Guid.Empty || !db.Requests.Any(request => request.Id == row.ThreadId && Open.Contains(request.Status))));
    }

    internal IQueryable<UserSession> Sessions(PortalDb db)
    {
        var ended = Before(options.SessionDays);
        var seen = ended - ReadSessions.Lifetime;
        // Ids are made of the time: only what began before is looked at.
        var id = Guid.CreateVersion7(ended);
        return db.Sessions.Where(row => row.Id < id && (row.EndedAt < ended || row.LastSeenAt < seen));
    }

    internal IQueryable<BellNotice> Bells(PortalDb db)
    {
        var id = Guid.CreateVersion7(Before(options.BellDays));
        return db.Bells.Where(row => row.Id < id);
    }

    internal IQueryable<ReceivedMail> Received(PortalDb db)
    {
        var id = Guid.CreateVersion7(Before(options.IncomingMailDays));
        return db.Received.Where(row => row.Id < id);
    }

    private DateTimeOffset Before(int days) => time.GetUtcNow() - TimeSpan.FromDays(days);
}
