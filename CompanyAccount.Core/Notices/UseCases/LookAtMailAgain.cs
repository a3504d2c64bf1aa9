using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.UseCases;

/// <summary>Has a mail looked at again that came in and was not taken: rights were given, an address was put right. By the same rules: nobody lets a mail in by hand.</summary>
public sealed class LookAtMailAgain(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Asks for another look; it is had within seconds, while the mail lies in the mailbox.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="receivedId">The mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="ChangedMeanwhile"/> for a mail that was taken since.</returns>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid receivedId, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepMail))
            return new NotFound();
        try
        {
            await using var db = store.Open();
            if (await db.Received.FirstOrDefaultAsync(row => row.Id == receivedId, cancellationToken) is not { } mail)
                return new NotFound();
            if (mail.Fate is not (MailFate.Refused or MailFate.Dropped))
                return new ChangedMeanwhile();
            var now = time.GetUtcNow();
            mail.AskAgain(now);
            // The address of somebody who has no account is nobody's to keep in a log.
            var isKnown = mail.PersonId != Guid.Empty;
            db.Record(AuditKind.MailLookedAtAgain, await db.CompanyOfAsync(mail.PersonId, cancellationToken), actor, now, isKnown ? mail.PersonId : null, isKnown ? mail.Sender : null);
            await db.SaveChangesAsync(cancellationToken);
            feed.AnnounceEverywhere(Topic.IncomingMail);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
