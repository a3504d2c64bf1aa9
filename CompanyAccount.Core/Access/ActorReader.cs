using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Access;

/// <summary>Tells who an account is at this moment.</summary>
public sealed class ActorReader(Store store)
{
    /// <summary>The actor behind an account; <see langword="null"/> if the account is gone or belongs to neither a company nor the vendor.</summary>
    /// <param name="personId">The account's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Actor?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var found = await (
            from user in db.Users.AsNoTracking()
            where user.Id == personId
            join member in db.Members on user.Id equals member.PersonId into members
            from member in members.DefaultIfEmpty()
            join staff in db.StaffAccounts on user.Id equals staff.PersonId into staffAccounts
            from staff in staffAccounts.DefaultIfEmpty()
            select new { user.FullName, Member = member, Staff = staff }).FirstOrDefaultAsync(cancellationToken);
        return found switch
        {
            { Member: { } member } => new Actor.Member(personId, found.FullName, member.CompanyId, member.Role, member.SeesAllRequests),
            { Staff: { } staff } => new Actor.Staff(personId, found.FullName, staff.Role),
            _ => null,
        };
    }
}
