using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>An Operator restores a deleted company: its people come in again, with all that was there.</summary>
public sealed class RestoreCompany(Store store, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>Restores; <see cref="TooLateToRestore"/> once the time is over.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="number">The company's bare number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, int number, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepCompanies))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            if (await db.Companies.FirstOrDefaultAsync(row => row.Number == number, cancellationToken) is not { } company)
                return new NotFound();
            if (!company.Restore(actor, now).TryGet(out var fact, out var refusal))
                return refusal;
            db.Record(AuditKind.CompanyRestored, company.Id, actor, now, company.Id, company.DisplayNumber);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var person in await db.Members.Where(row => row.CompanyId == company.Id && row.State != MemberState.Removed).Select(row => row.PersonId).ToListAsync(cancellationToken))
                actors.Forget(person);
            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
