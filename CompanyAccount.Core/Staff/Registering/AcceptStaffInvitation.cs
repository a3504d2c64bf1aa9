using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Staff.Registering;

/// <summary>The invited person of the vendor comes in: account, place and the invitation's end, in one commit.</summary>
public sealed class AcceptStaffInvitation(Store store, LiveFeed feed, TimeProvider time)
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
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var hash = new LinkToken(token ?? "").Hash;
            var invitation = await db.StaffInvitations.FirstOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
            if (invitation?.StateAt(now) is not InvitationState.Pending || EmailAddress.Parse(invitation.Email) is not { } address)
                return new InvitationUnusable();
            if (await db.Users.AnyAsync(row => row.NormalizedEmail == address.Normalized, cancellationToken))
                return new AddressNotAccepted();
            var person = form.NewAccount(address, passwordHash, confirmed: true, now);
            db.Users.Add(person);
            db.StaffAccounts.Add(new(person.Id, invitation.Role));
            invitation.Accept();
            db.Record(AuditKind.StaffChanged, companyId: null, new Actor.Staff(person.Id, person.FullName, invitation.Role), now, person.Id, person.FullName, $"accepted:{invitation.Role}");
            await db.SaveChangesAsync(cancellationToken);
            feed.AnnounceEverywhere(Topic.Staff);
            return person.Id;
        }
        catch (DbUpdateConcurrencyException)
        {
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
}
