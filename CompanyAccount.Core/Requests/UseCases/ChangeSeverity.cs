using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>An engineer finds another severity right; what was promised is folded anew.</summary>
public sealed class ChangeSeverity(Store store, SupportToday support, LiveFeed feed)
{
    /// <summary>Changes the severity.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="severity">The new severity.</param>
    /// <param name="reason">Why; the customer reads it in the time line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<RequestChanged>> RunAsync(Actor actor, RequestNumber number, int seenVersion, Severity severity, string reason, CancellationToken cancellationToken) =>
        new RequestDesk(store, feed).ChangeAsync(actor, number, seenVersion, messageId: null,
            async (_, request) =>
            {
                var moment = await support.GetAsync(cancellationToken);
                return request.ChangeSeverity(actor, severity, reason, moment.Calendar, moment.Now);
            },
            cancellationToken);
}
