using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Deletes a saved view.</summary>
public sealed class DeleteView(Store store)
{
    /// <summary>Deletes the view; <see cref="NotFound"/> for another person's, and for one that is gone.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid viewId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            await using var db = store.Open();
            var deleted = await db.SavedViews.Where(row => row.Id == viewId && row.PersonId == actor.PersonId).ExecuteDeleteAsync(cancellationToken);
            return deleted == 0 ? new NotFound() : Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } fault)
        {
            return fault;
        }
    }
}
