using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Gives a saved view another name.</summary>
public sealed class RenameView(Store store)
{
    /// <summary>Renames the view; <see cref="NotFound"/> for another person's.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid viewId, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            await using var db = store.Open();
            if (await db.SavedViews.FirstOrDefaultAsync(row => row.Id == viewId && row.PersonId == actor.PersonId, cancellationToken) is not { } view)
                return new NotFound();
            if (view.Rename(name) is { Refusal: { } refusal })
                return refusal;
            await db.SaveChangesAsync(cancellationToken);
            return Done.Value;
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            return new InvalidInput(nameof(SavedView.Name), Fault.NameTaken);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } fault)
        {
            return fault;
        }
    }
}
