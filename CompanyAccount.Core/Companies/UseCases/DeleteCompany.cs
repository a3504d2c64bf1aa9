using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>The Owner deletes the company's account: all its people are out at once, and the data waits to be erased.</summary>
public sealed class DeleteCompany(Store store, IPasswordHasher<PortalUser> hasher, PortalOptions portal, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>Deletes.</summary>
    /// <param name="actor">The Owner.</param>
    /// <param name="typedName">The company's name, typed to confirm.</param>
    /// <param name="password">The Owner's password, asked again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, string typedName, string password, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member owner || !owner.May(Right.DeleteCompany))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            if (await db.RefusePasswordAsync(hasher, owner.PersonId, password, now, cancellationToken) is { } wrong)
                return wrong;
            var company = await db.Companies.SingleAsync(row => row.Id == owner.CompanyId, cancellationToken);
            if (!company.Delete(owner, typedName, TimeSpan.FromDays(portal.KeepDeletedDays), now).TryGet(out var fact, out var refusal))
                return refusal;
            db.Record(AuditKind.CompanyDeleted, company.Id, actor, now, company.Id, company.DisplayNumber);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            // The deletion itself shuts everybody out; the open pages only have to hear of it.
            foreach (var person in await db.Members.Where(row => row.CompanyId == company.Id && row.State != MemberState.Removed).Select(row => row.PersonId).ToListAsync(cancellationToken))
            {
                actors.Forget(person);
                feed.Announce(Topic.Person(person));
            }

            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
