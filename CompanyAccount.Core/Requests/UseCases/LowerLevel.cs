using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>An engineer lowers a premium request to standard support; its incident goes back into the contract in the same commit.</summary>
public sealed class LowerLevel(Store store, SupportToday support, LiveFeed feed)
{
    /// <summary>Lowers the request.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="text">The reason; a retry with the same id makes one message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<RequestChanged>> RunAsync(Actor actor, RequestNumber number, int seenVersion, MessageText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RequestDesk(store, feed).ChangeAsync(actor, number, seenVersion, text.Id,
            async (db, request) =>
            {
                var moment = await support.GetAsync(cancellationToken);
                var outcome = request.LowerLevel(actor, text, moment.Terms.Of(SupportLevel.Standard), moment.Calendar, moment.Now);
                if (!outcome.IsRefused)
                    await db.GiveBackAsync(request.Id, moment.Now, cancellationToken);
                return outcome;
            },
            cancellationToken);
    }
}
