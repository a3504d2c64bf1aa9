using System.Collections.Concurrent;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Access;

/// <summary>Tells who an account is.</summary>
public sealed class ActorReader(Store store, SecondFactorDemand demand, TimeProvider time)
{
    /// <summary>How old an answer of <see cref="FindRecentAsync"/> may be: well under the five seconds in which a change of rights reaches open pages.</summary>
    public static readonly TimeSpan RecentLimit = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Guid, (Standing Standing, long ReadAt)> _recent = new();

    /// <summary>The actor behind an account as of a moment ago: for showing an open page again, which a thousand boards do at once. Whatever changes something asks <see cref="FindAsync"/>.</summary>
    public async ValueTask<Actor?> FindRecentAsync(Guid personId, CancellationToken cancellationToken) =>
        (await LookRecentlyAsync(personId, cancellationToken)).Actor;

    /// <summary>How an account stood a moment ago; see <see cref="FindRecentAsync"/>.</summary>
    public async ValueTask<Standing> LookRecentlyAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (_recent.TryGetValue(personId, out var known) && time.GetElapsedTime(known.ReadAt) < RecentLimit)
            return known.Standing;
        var readAt = time.GetTimestamp();
        var standing = await LookAsync(personId, cancellationToken);
        _recent[personId] = (standing, readAt);
        foreach (var (other, entry) in _recent)
        {
            // What is stale is of no use any more, so the dictionary holds no more people than are looking right now.
            if (time.GetElapsedTime(entry.ReadAt) >= RecentLimit)
                _recent.TryRemove(other, out _);
        }

        return standing;
    }

    /// <summary>Forgets what was read a moment ago, because it has just changed.</summary>
    public void Forget(Guid personId) => _recent.TryRemove(personId, out _);

    /// <summary>The actor behind an account at this moment; <see langword="null"/> if the account is gone, shut out, waits for approval, or belongs to neither a living company nor the vendor, or lacks the second factor that is demanded of it.</summary>
    /// <param name="personId">The account's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Actor?> FindAsync(Guid personId, CancellationToken cancellationToken) => (await LookAsync(personId, cancellationToken)).Actor;

    /// <summary>How an account stands at this moment.</summary>
    /// <param name="personId">The account's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Standing> LookAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var found = await (
            from user in db.Users.AsNoTracking()
            where user.Id == personId
            join member in db.Members on user.Id equals member.PersonId into members
            from member in members.DefaultIfEmpty()
            join staff in db.StaffAccounts on user.Id equals staff.PersonId into staffAccounts
            from staff in staffAccounts.DefaultIfEmpty()
            join company in db.Companies on member.CompanyId equals company.Id into companies
            from company in companies.DefaultIfEmpty()
            select new
            {
                user.FullName,
                Member = member,
                Staff = staff,
                Gone = company.DeletedAt,
                Demanded = (bool?)company.RequiresSecondFactor,
                HasFactor = user.TwoFactorEnabled || db.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == user.Id),
            }).FirstOrDefaultAsync(cancellationToken);
        Actor? actor = found switch
        {
            { Member.State: not MemberState.Active } or { Gone: not null } or { Staff.BlockedAt: not null } => null,
            { Member: { } member } => new Actor.Member(personId, found.FullName, member.CompanyId, member.Role, member.SeesAllRequests),
            { Staff: { } staff } => new Actor.Staff(personId, found.FullName, staff.Role),
            _ => null,
        };
        var awaits = actor is not null && !found!.HasFactor && (actor is Actor.Staff ? demand.OfStaff : found.Demanded is true);
        return new(awaits ? null : actor, awaits);
    }

    /// <summary>What keeps an account from coming in at this moment, for the sign-in page to say after the right password; <see langword="null"/> for nothing.</summary>
    /// <param name="personId">The account's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SignInObstacle?> FindObstacleAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var confirmed = await db.Users.AnyAsync(row => row.Id == personId && row.EmailConfirmed, cancellationToken);
        var place = await (
            from member in db.Members.AsNoTracking()
            where member.PersonId == personId
            join company in db.Companies on member.CompanyId equals company.Id
            select new { member.State, company.DeletedAt }).FirstOrDefaultAsync(cancellationToken);
        var staff = await db.StaffAccounts.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == personId, cancellationToken);
        return SignInObstacles.Of(confirmed, place?.State, place?.DeletedAt is not null, staff is null ? null : staff.BlockedAt is not null);
    }
}
