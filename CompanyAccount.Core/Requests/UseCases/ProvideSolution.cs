using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>An engineer sends the solution.</summary>
public sealed class ProvideSolution(Store store, WaitingBook waiting, LiveFeed feed, Attachments files, TimeProvider time)
{
    /// <summary>Adds the solution and moves the request to SolutionProvided.</summary>
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
                var outcome = request.ProvideSolution(actor, text, time.GetUtcNow(), await waiting.OfAsync(request, cancellationToken));
                return await files.AttachAsync(db, actor, request, outcome, text.Uploads, cancellationToken);
            },
            cancellationToken);
    }
}
