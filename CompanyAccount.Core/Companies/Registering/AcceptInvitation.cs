using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Registering;

/// <summary>The invited person comes in: account, place, the invitation's end and what follows, in one commit.</summary>
public sealed class AcceptInvitation(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Accepts.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="form">The form.</param>
    /// <param name="passwordHash">The password, hashed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The account's id; <see cref="InvitationUnusable"/>, <see cref="AddressNotAccepted"/> or <see cref="InvalidInput"/>.</returns>
    public async Task<Outcome<Guid>> RunAsync(string? token, PersonForm form, string passwordHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Faults() is { Count: > 0 } faults)
            return new InvalidInput(faults);
        try
        {
            return await AcceptAsync(new LinkToken(token ?? "").Hash, form, passwordHash, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Accepted in another tab, or taken back, at this very moment.
            return new InvitationUnusable();
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            return new AddressNotAccepted();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<Guid>> AcceptAsync(string hash, PersonForm form, string passwordHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var invitation = await db.Invitations.FirstOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        var isAlive = invitation is not null && await db.Companies.AnyAsync(row => row.Id == invitation.CompanyId && row.DeletedAt == null, cancellationToken);
        if (invitation is null || OpenedInvitation.StateOf(invitation.StateAt(now), !isAlive) is not OpenedInvitationState.Open
            || EmailAddress.Parse(invitation.Email) is not { } address)
            return new InvitationUnusable();
        var known = await db.Users.FirstOrDefaultAsync(row => row.NormalizedEmail == invitation.NormalizedEmail, cancellationToken);
        var place = known is null ? null : await db.Members.FirstOrDefaultAsync(row => row.PersonId == known.Id, cancellationToken);
        if (known is not null && place?.MayComeBackTo(invitation.CompanyId) is not true)
            return new AddressNotAccepted();

        var person = known ?? form.NewAccount(address, passwordHash, confirmed: true, now);
        if (known is null)
            db.Users.Add(person);
        else
            await TakeOverAsync(db, known, form, passwordHash, now, cancellationToken);
        if (place is null)
            db.Members.Add(new(person.Id, invitation.CompanyId, invitation.Role, invitation.SeesAllRequests, person.FullName, person.Email!, MemberState.Active, now));
        else
            ComeBack(place, person, invitation, now);
        invitation.Accept(person.Id, now);
        var fact = new PersonAdded(Guid.CreateVersion7(now), invitation.CompanyId, invitation.InvitedById, person.Id, now, Approved: false);
        CompanyDesk.Keep(db, fact);
        var actor = new Actor.Member(person.Id, person.FullName, invitation.CompanyId, invitation.Role, invitation.SeesAllRequests);
        db.Record(AuditKind.InvitationAccepted, invitation.CompanyId, actor, now, person.Id, person.FullName, invitation.Role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        CompanyDesk.Announce(feed, fact);
        return person.Id;
    }

    private static void ComeBack(Member place, PortalUser person, Invitation invitation, DateTimeOffset now)
    {
        place.ComeBack(invitation.CompanyId, invitation.Role, invitation.SeesAllRequests, MemberState.Active, now);
        place.Rename(person.FullName, person.Email!);
    }

    // Whoever reads the mailbox now may be another than whoever had the account: nothing that opened it before opens it again.
    private static async Task TakeOverAsync(PortalDb db, PortalUser known, PersonForm form, string passwordHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        known.FullName = form.Name;
        known.PhoneNumber = PhoneNumber.Parse(form.Phone);
        known.Language = form.Language;
        known.PasswordHash = passwordHash;
        known.EmailConfirmed = true;
        known.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
        known.LockoutEnd = null;
        known.AccessFailedCount = 0;
        known.TwoFactorEnabled = false;
        db.UserTokens.RemoveRange(await db.UserTokens.Where(row => row.UserId == known.Id).ToListAsync(cancellationToken));
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(row => row.UserId == known.Id).ToListAsync(cancellationToken));
        foreach (var session in await db.Sessions.Where(row => row.PersonId == known.Id && row.EndedAt == null).ToListAsync(cancellationToken))
            session.End(now);
    }
}
