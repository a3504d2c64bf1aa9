using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Notices.UseCases;

/// <summary>Has a mail tried again that could not be delivered: the address works again, or the mail server does.</summary>
public sealed class TryMailAgain(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Has it tried at once, and for as long as a new one.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="mailId">The mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="ChangedMeanwhile"/> for a mail that was taken, given up, or is being sent at this moment.</returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid mailId, CancellationToken cancellationToken) =>
        MailKeeping.ChangeOneAsync(store, feed, time, actor, mailId, AuditKind.MailTriedAgain, MailQueries.TryAgainAsync, cancellationToken);
}
