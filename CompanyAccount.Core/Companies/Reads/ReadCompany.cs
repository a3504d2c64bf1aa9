using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Reads;

/// <summary>The reader's own company.</summary>
public sealed class ReadCompany(Store store, PortalOptions portal)
{
    /// <summary>The company; <see cref="NotFound"/> for staff, who have none.</summary>
    public async Task<Outcome<CompanyView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.SeeCompany))
            return new NotFound();
        await using var db = store.Open();
        var company = await db.Companies.AsNoTracking().SingleAsync(row => row.Id == member.CompanyId, cancellationToken);
        var people = await db.Members
            .Where(row => row.CompanyId == member.CompanyId && row.State != MemberState.Removed)
            .GroupBy(row => new { row.State, row.Role })
            .Select(group => new { group.Key.State, group.Key.Role, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var owner = await (
            from row in db.Members
            where row.CompanyId == member.CompanyId && row.Role == MemberRole.Owner
            join user in db.Users on row.PersonId equals user.Id
            select user.FullName).FirstOrDefaultAsync(cancellationToken);
        // To whom the ownership is offered is the business of the two alone.
        var offer = company.OwnershipOfferedTo is { } to && (to == actor.PersonId || actor.May(Right.HandOverOwnership))
            ? await db.Users.Where(row => row.Id == to).Select(row => new OwnershipOffer(row.Id, row.FullName, company.OwnershipOfferedAt!.Value)).SingleAsync(cancellationToken)
            : null;
        return new CompanyView(
            company.DisplayNumber,
            company.Name,
            company.CreatedAt,
            owner,
            people.Where(row => row.State is MemberState.Active).GroupBy(row => row.Role).ToDictionary(group => group.Key, group => group.Sum(row => row.Count)),
            people.Where(row => row.State is MemberState.Blocked).Sum(row => row.Count),
            people.Where(row => row.State is MemberState.AwaitingApproval).Sum(row => row.Count),
            offer,
            portal.KeepDeletedDays,
            company.RequiresSecondFactor);
    }
}

/// <summary>A company as its people see it.</summary>
/// <param name="Number">Such as <c>C-000001</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">Since when it is here, UTC.</param>
/// <param name="Owner">The Owner's name.</param>
/// <param name="Active">How many active people it has in each role; a role with none is absent.</param>
/// <param name="Blocked">How many are blocked.</param>
/// <param name="Awaiting">How many await approval.</param>
/// <param name="Offer">The offer of the ownership, to the Owner and to whom it is made.</param>
/// <param name="KeepDeletedDays">For how many days it could be restored if it were deleted.</param>
/// <param name="RequiresSecondFactor">Whether all its people must have a second factor.</param>
public sealed record CompanyView(
    string Number, string Name, DateTimeOffset CreatedAt, string? Owner, IReadOnlyDictionary<MemberRole, int> Active, int Blocked, int Awaiting, OwnershipOffer? Offer, int KeepDeletedDays, bool RequiresSecondFactor);

/// <summary>That the ownership is offered.</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="Name">The person's name.</param>
/// <param name="At">When, UTC.</param>
public sealed record OwnershipOffer(Guid PersonId, string Name, DateTimeOffset At);
