using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Profiles.Confirming;

/// <summary>Who holds the link that went to a new address makes it the account's. They need not be signed in where they read their mail.</summary>
public sealed class ConfirmNewAddress(Store store, ActorReader actors, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Changes the address, tells the old one, and ends what else of the account's links and sign-ins is about.</summary>
    /// <param name="personId">The account, whose link was verified.</param>
    /// <param name="stamp">The security stamp that the link was verified against; another change meanwhile makes the link void.</param>
    /// <param name="address">The new address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="AddressTaken"/> if somebody has the address by now.</returns>
    public async Task<Outcome<Done>> RunAsync(Guid personId, string? stamp, EmailAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var actor = await actors.FindAsync(personId, cancellationToken);
            await using var db = store.Open();
            var person = await db.Users.SingleAsync(row => row.Id == personId, cancellationToken);
            if (person.SecurityStamp != stamp)
                return new ChangedMeanwhile();
            var old = new Reader(person.FullName, person.Email!, person.Language);
            (person.Email, person.NormalizedEmail, person.UserName, person.NormalizedUserName) = (address.Text, address.Normalized, address.Text, address.Normalized);
            person.EmailConfirmed = true;
            person.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
            person.ConcurrencyStamp = Guid.CreateVersion7(now).ToString("N");
            var member = await db.Members.FirstOrDefaultAsync(row => row.PersonId == personId, cancellationToken);
            member?.Rename(person.FullName, address.Text);
            db.Record(AuditKind.EmailChanged, member?.CompanyId, actor, now, personId, address.Text);
            db.Post(FactorLetter.Write("AddressChanged", old, portal), personId, now);
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(Topic.OutgoingMail);
            feed.AnnounceEverywhere(Topic.Person(personId));
            feed.AnnounceEverywhere(member is null ? Topic.Staff : Topic.PeopleOf(member.CompanyId), personId);
            return Done.Value;
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            return new AddressTaken();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
