using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Registering;

/// <summary>Mails the link again by which a person confirms the address.</summary>
public sealed class SendConfirmation(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Writes the mail; nobody is mailed whose address is confirmed, or who has no account.</summary>
    /// <param name="personId">The account.</param>
    /// <param name="link">The link, one of the portal's own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SendAsync(Guid personId, string link, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var reader = await db.Users
            .Where(user => user.Id == personId && user.Email != null && !user.EmailConfirmed)
            .Select(user => new Reader(user.FullName, user.Email!, user.Language))
            .FirstOrDefaultAsync(cancellationToken);
        if (reader is null)
            return;
        db.Post(ConfirmAddressLetter.Write(link, reader, portal), personId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        feed.Announce(Topic.OutgoingMail);
    }
}
