using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>An Operator hands the ownership of a company over, so that a company without an Owner does not stand still; all administrators are told.</summary>
public sealed class HandOverCompany(Store store, PortalOptions portal, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>Hands over; <see cref="OwnerIsHere"/> if the Owner is not silent and there is no decision.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="number">The company's bare number.</param>
    /// <param name="personId">An active member of it.</param>
    /// <param name="ground">On what ground.</param>
    /// <param name="reference">The decision's number and date, for <see cref="HandOverGround.Decision"/>; kept in the audit log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, int number, Guid personId, HandOverGround ground, string? reference, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepCompanies))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            if (await db.Companies.FirstOrDefaultAsync(row => row.Number == number && row.DeletedAt == null, cancellationToken) is not { } company)
                return new NotFound();
            var owner = await db.Members.FirstOrDefaultAsync(row => row.CompanyId == company.Id && row.Role == MemberRole.Owner, cancellationToken);
            var since = owner is null
                ? (DateTimeOffset?)null
                : await db.Users.Where(row => row.Id == owner.PersonId).Select(row => row.LastSeenAt ?? row.CreatedAt).SingleAsync(cancellationToken);
            if (OwnerPresence.RefusalOf(ground, reference, since, portal.OwnerSilentDays, now) is { } obstacle)
                return obstacle;
            if (await db.Members.FirstOrDefaultAsync(row => row.PersonId == personId && row.CompanyId == company.Id, cancellationToken) is not { } to)
                return new NotFound();
            if (!company.HandOverByVendor(actor, owner, to, now).TryGet(out var fact, out var refusal))
                return refusal;
            var name = await db.Users.Where(row => row.Id == personId).Select(row => row.FullName).SingleAsync(cancellationToken);
            db.Record(AuditKind.OwnershipHandedOver, company.Id, actor, now, personId, ground is HandOverGround.Decision ? $"{name} — {reference!.Trim()}" : name, nameof(StaffRole.Operator));
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var person in new[] { owner?.PersonId, personId }.OfType<Guid>())
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
