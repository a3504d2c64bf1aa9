using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Profiles.UseCases;

/// <summary>A person wants another address: a link goes to it, and nothing changes until the link is used.</summary>
public sealed class AskForNewAddress(Store store, IPasswordHasher<PortalUser> hasher, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Mails the link. The answer is the same whether the address is free or another account's, which is told by a letter to its holder alone.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="typed">The new address as typed.</param>
    /// <param name="password">The person's password, asked again.</param>
    /// <param name="linkOf">Makes the link for the address as it is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, string typed, string password, Func<EmailAddress, Task<string>> linkOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(linkOf);
        if (EmailAddress.Parse(typed) is not { } address)
            return new InvalidInput(nameof(PortalUser.Email), string.IsNullOrWhiteSpace(typed) ? Fault.Required : Fault.MalformedEmail);
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            if (await db.RefusePasswordAsync(hasher, actor.PersonId, password, now, cancellationToken) is { } wrong)
                return wrong;
            var person = await db.Users.AsNoTracking().SingleAsync(row => row.Id == actor.PersonId, cancellationToken);
            var holder = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == address.Normalized, cancellationToken);
            if (holder is null)
                db.Post(NewAddressLetter.Write(await linkOf(address), new Reader(person.FullName, address.Text, person.Language), portal), person.Id, now);
            else if (holder.Id != person.Id)
                db.Post(KnownAddressLetter.Write(new Reader(holder.FullName, holder.Email!, holder.Language), portal), holder.Id, now);
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(Topic.OutgoingMail);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
