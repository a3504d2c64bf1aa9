using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>An engineer cancels a request, with a reason that the customer reads.</summary>
public sealed class CancelRequest(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Adds the reason and moves the request to CanceledBySupport.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="text">The text; a retry with the same id makes one message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<RequestChanged>> RunAsync(Actor actor, RequestNumber number, int seenVersion, MessageText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RequestDesk(store, feed).ChangeAsync(actor, number, seenVersion, text.Id,
            async (db, request) =>
            {
                var now = time.GetUtcNow();
                var outcome = request.Cancel(actor, text, now);
                // What support cancels costs the customer no incident.
                if (!outcome.IsRefused)
                    await db.GiveBackAsync(request.Id, now, cancellationToken);
                return outcome;
            },
            cancellationToken);
    }
}
