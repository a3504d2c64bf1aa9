using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Throws the actor's half-filled wizard away, to begin anew.</summary>
public sealed class DiscardDraft(Store store)
{
    /// <summary>Removes the draft; one that is gone already is no fault.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="draftId">The draft that the page shows; another one, begun elsewhere, stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid draftId, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member)
            return new NotAllowed();
        try
        {
            await using var db = store.Open();
            await db.Drafts.Where(row => row.PersonId == actor.PersonId && row.Id == draftId).ExecuteDeleteAsync(cancellationToken);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
