using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Notices.UseCases;

/// <summary>Gives up a mail that could not be delivered: it is not tried any more, and its text goes.</summary>
public sealed class GiveMailUp(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Gives it up.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="mailId">The mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="ChangedMeanwhile"/> for a mail that was taken, given up already, or is being sent at this moment.</returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid mailId, CancellationToken cancellationToken) =>
        MailKeeping.ChangeOneAsync(store, feed, time, actor, mailId, AuditKind.MailGivenUp, MailQueries.GiveUpAsync, cancellationToken);
}
