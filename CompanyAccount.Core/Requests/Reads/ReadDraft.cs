using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The actor's half-filled wizard.</summary>
public sealed class ReadDraft(Store store)
{
    /// <summary>The draft; <see cref="DraftGone"/> when there is none, <see cref="NotAllowed"/> for staff.</summary>
    public async Task<Outcome<SavedDraft>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member)
            return new NotAllowed();
        await using var db = store.Open();
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == actor.PersonId, cancellationToken);
        return draft is null ? new DraftGone() : new SavedDraft(draft.Id, draft.Form, draft.Step, draft.SavedAt, draft.Version);
    }
}
