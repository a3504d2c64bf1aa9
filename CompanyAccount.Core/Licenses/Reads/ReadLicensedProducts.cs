using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.Reads;

/// <summary>Which products the reader's company holds a license for that is valid today: they come first in the wizard.</summary>
public sealed class ReadLicensedProducts(Store store, TimeProvider time)
{
    /// <summary>Ids of the products; <see cref="NotAllowed"/> for staff, who have no company.</summary>
    public async Task<Outcome<IReadOnlySet<string>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member)
            return new NotAllowed();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var db = store.Open();
        var products = await db.Licenses
            .Where(license => license.CompanyId == member.CompanyId && !license.IsBlocked && license.ValidFrom <= today && today <= license.ValidTo)
            .Select(license => license.ProductId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return products.ToHashSet();
    }
}
