using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The views of the list that the reader keeps.</summary>
public sealed class ReadSavedViews(Store store)
{
    /// <summary>The reader's own views, by name.</summary>
    public async Task<Outcome<IReadOnlyList<SavedView>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Open();
        return await db.SavedViews.AsNoTracking().Where(row => row.PersonId == actor.PersonId)
            .OrderBy(row => row.Name).Take(SavedView.MostOfAPerson).ToListAsync(cancellationToken);
    }
}
