using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Notices.UseCases;

/// <summary>Has all undelivered mail tried again that a filter shows, on this page and on later ones: after the mail server was away.</summary>
public sealed class TryAllMailAgain(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Has the mails tried at once, and for as long as new ones; those that were given up stay so.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="only">Which mail.</param>
    /// <param name="search">Part of the recipient's address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many mails.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, UndeliveredFilter only, string search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!actor.May(Right.KeepMail))
            return new NotFound();
        if (only is UndeliveredFilter.GivenUp)
            return 0;
        try
        {
            var now = time.GetUtcNow();
            var tried = 0;
            await using var db = store.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var state in ReadUndeliveredMail.StatesOf(only))
                tried += await ReadUndeliveredMail.Matching(db, state, search).TryAgainAsync(now, cancellationToken);
            if (tried == 0)
                return 0;
            db.Record(AuditKind.MailTriedAgain, companyId: null, actor, now, detail: tried.ToString(CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            feed.Announce(Topic.OutgoingMail);
            feed.Announce(Topic.UndeliveredMail);
            return tried;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
