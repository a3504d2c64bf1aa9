using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>The customer writes into a request; a solution that did not help is reopened by it.</summary>
public sealed class AnswerRequest(Store store, LiveFeed feed, Attachments files, TimeProvider time)
{
    /// <summary>Adds the answer.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="text">The text; a retry with the same id makes one message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<RequestChanged>> RunAsync(Actor actor, RequestNumber number, int seenVersion, MessageText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RequestDesk(store, feed).ChangeAsync(actor, number, seenVersion, text.Id,
            (db, request) => files.AttachAsync(db, actor, request, request.Answer(actor, text, time.GetUtcNow()), text.Uploads, cancellationToken), cancellationToken);
    }
}
