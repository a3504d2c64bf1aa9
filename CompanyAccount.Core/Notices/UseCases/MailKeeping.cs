using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.UseCases;

/// <summary>The way of an Operator's decision about one mail that could not be delivered: the change and its line of the audit log in one commit.</summary>
internal static class MailKeeping
{
    public static async Task<Outcome<Done>> ChangeOneAsync(
        Store store, LiveFeed feed, TimeProvider time, Actor actor, Guid mailId, AuditKind kind,
        Func<IQueryable<OutgoingMail>, DateTimeOffset, CancellationToken, Task<int>> change, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepMail))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await db.Mail.AsNoTracking().FirstOrDefaultAsync(row => row.Id == mailId, cancellationToken) is not { } mail)
                return new NotFound();
            var undelivered = db.Mail.Where(row => row.Id == mailId
                && ((row.State == MailState.Waiting && row.Failures > 0) || row.State == MailState.Refused || row.State == MailState.Bounced || row.State == MailState.PutAside));
            // Taken meanwhile, given up by a colleague, or on its way at this moment.
            if (await change(undelivered, now, cancellationToken) == 0)
                return new ChangedMeanwhile();
            // The address is the company's: its line is erased with the company.
            db.Record(kind, await db.CompanyOfAsync(mail.PersonId, cancellationToken), actor, now, mail.PersonId, mail.ToAddress, kind is AuditKind.MailTriedAgain ? "1" : null);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            feed.Announce(Topic.OutgoingMail);
            feed.Announce(Topic.UndeliveredMail, mailId);
            if (mail.ThreadId != Guid.Empty)
                feed.Announce(Topic.Request(mail.ThreadId), mail.ThreadId);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
