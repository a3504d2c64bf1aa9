using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>The customer accepts the solution.</summary>
public sealed class AcceptSolution(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Moves the request to Closed.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<RequestChanged>> RunAsync(Actor actor, RequestNumber number, int seenVersion, CancellationToken cancellationToken) =>
        new RequestDesk(store, feed).ChangeAsync(actor, number, seenVersion, messageId: null,
            (_, request) => Task.FromResult(request.AcceptSolution(actor, time.GetUtcNow())), cancellationToken);
}
