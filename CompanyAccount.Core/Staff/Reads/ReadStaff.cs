using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Staff.Reads;

/// <summary>The vendor's people and the invitations that wait.</summary>
public sealed class ReadStaff(Store store, TimeProvider time)
{
    /// <summary>The most rows of each kind that are shown: a vendor's support team, with room to spare.</summary>
    public const int Limit = 1000;

    /// <summary>The staff accounts by name, and the invitations that are not accepted or revoked, newest first; <see cref="NotFound"/> for anybody but Operators.</summary>
    public async Task<Outcome<StaffPeople>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepStaff))
            return new NotFound();
        await using var db = store.Open();
        var people = await (
            from staff in db.StaffAccounts.AsNoTracking()
            join user in db.Users on staff.PersonId equals user.Id
            orderby user.FullName, user.Id
            select new StaffPerson(user.Id, user.FullName, user.Email ?? "", staff.Role, staff.BlockedAt != null, user.LastSeenAt, staff.Version))
            .Take(Limit).ToListAsync(cancellationToken);
        var waiting = await db.StaffInvitations.AsNoTracking()
            .Where(row => row.End == InvitationEnd.None)
            .OrderByDescending(row => row.SentAt)
            .Take(Limit).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new StaffPeople(people, [.. waiting.Select(row => new WaitingStaff(row.Id, row.Email, row.Role, row.SentAt, row.ExpiresAt, row.StateAt(now)))]);
    }
}

/// <summary>The vendor's people.</summary>
/// <param name="People">Who has an account.</param>
/// <param name="Invitations">Who is invited.</param>
public sealed record StaffPeople(IReadOnlyList<StaffPerson> People, IReadOnlyList<WaitingStaff> Invitations);

/// <summary>A staff account.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Name">Full name.</param>
/// <param name="Email">Address.</param>
/// <param name="Role">Role.</param>
/// <param name="IsBlocked">Whether it is shut out.</param>
/// <param name="LastSeenAt">When the person was here last, UTC.</param>
/// <param name="Version">The version to change.</param>
public sealed record StaffPerson(Guid PersonId, string Name, string Email, StaffRole Role, bool IsBlocked, DateTimeOffset? LastSeenAt, int Version);

/// <summary>An invitation of staff that is neither accepted nor revoked.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Email">Address.</param>
/// <param name="Role">The role to come.</param>
/// <param name="SentAt">When the link was mailed last, UTC.</param>
/// <param name="ExpiresAt">When it stops to work, UTC.</param>
/// <param name="State">Pending or expired.</param>
public sealed record WaitingStaff(Guid Id, string Email, StaffRole Role, DateTimeOffset SentAt, DateTimeOffset ExpiresAt, InvitationState State);
