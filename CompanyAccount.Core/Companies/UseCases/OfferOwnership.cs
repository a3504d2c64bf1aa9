using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>The Owner offers the ownership to a colleague, who has to confirm.</summary>
public sealed class OfferOwnership(Store store, IPasswordHasher<PortalUser> hasher, LiveFeed feed, TimeProvider time)
{
    /// <summary>Offers.</summary>
    /// <param name="actor">The Owner.</param>
    /// <param name="personId">An active member of the company.</param>
    /// <param name="password">The Owner's password, asked again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid personId, string password, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member owner || !owner.May(Right.HandOverOwnership))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            if (await db.RefusePasswordAsync(hasher, owner.PersonId, password, now, cancellationToken) is { } wrong)
                return wrong;
            var company = await db.Companies.SingleAsync(row => row.Id == owner.CompanyId, cancellationToken);
            if (await db.MembersManagedBy(owner).FirstOrDefaultAsync(row => row.PersonId == personId, cancellationToken) is not { } member)
                return new NotFound();
            if (!company.OfferOwnership(owner, member, now).TryGet(out var fact, out var refusal))
                return refusal;
            var name = await db.Users.Where(row => row.Id == personId).Select(row => row.FullName).SingleAsync(cancellationToken);
            db.Record(AuditKind.OwnershipOffered, company.Id, actor, now, personId, name);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
