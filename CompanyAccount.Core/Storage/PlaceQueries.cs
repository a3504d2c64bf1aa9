using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Where a person belongs.</summary>
internal static class PlaceQueries
{
    /// <summary>The company of a person; <see langword="null"/> for the vendor's people.</summary>
    public static Task<Guid?> CompanyOfAsync(this PortalDb db, Guid personId, CancellationToken cancellationToken) =>
        db.Members.Where(row => row.PersonId == personId).Select(row => (Guid?)row.CompanyId).FirstOrDefaultAsync(cancellationToken);
}
