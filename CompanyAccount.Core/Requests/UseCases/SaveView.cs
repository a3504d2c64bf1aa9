using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Keeps a view of the list under a name: <c>Сохранить вид / Save view</c>.</summary>
public sealed class SaveView(Store store, TimeProvider time)
{
    /// <summary>Saves the view; a view of that name is replaced.</summary>
    /// <param name="actor">Whose view it is.</param>
    /// <param name="name">The name as typed.</param>
    /// <param name="query">The query of the list's address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The view's id; <see cref="TooManyViews"/> when there is no room for another.</returns>
    public async Task<Outcome<Guid>> RunAsync(Actor actor, string name, string query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(name);
        var now = time.GetUtcNow();
        if (!SavedView.Of(actor.PersonId, name, query, now).TryGet(out var view, out var refusal))
            return refusal;
        try
        {
            await using var db = store.Open();
            var kept = await db.SavedViews.Where(row => row.PersonId == actor.PersonId).ToListAsync(cancellationToken);
            if (kept.Find(row => row.Name == view.Name) is { } same)
            {
                _ = same.Replace(query, now);
                view = same;
            }
            else if (kept.Count >= SavedView.MostOfAPerson)
            {
                return new TooManyViews(SavedView.MostOfAPerson);
            }
            else
            {
                db.SavedViews.Add(view);
            }

            await db.SaveChangesAsync(cancellationToken);
            return view.Id;
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // Saved in another window at the same moment.
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } fault)
        {
            return fault;
        }
    }
}
