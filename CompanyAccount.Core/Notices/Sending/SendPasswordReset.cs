using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Sending;

/// <summary>Mails the link with which a person sets a new password.</summary>
public sealed class SendPasswordReset(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Writes the mail; it leaves soon. Nobody is mailed when the account is gone.</summary>
    /// <param name="personId">The account.</param>
    /// <param name="link">The link, one of the portal's own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The link does not start with <c>Portal:PublicOrigin</c>.</exception>
    public async Task SendAsync(Guid personId, string link, CancellationToken cancellationToken)
    {
        if (!portal.IsOwnLink(link))
            throw new ArgumentException("Mails carry links of the portal only.", nameof(link));
        await using var db = store.Open();
        var reader = await db.Users
            .Where(user => user.Id == personId && user.Email != null)
            .Select(user => new Reader(user.FullName, user.Email!, user.Language))
            .FirstOrDefaultAsync(cancellationToken);
        if (reader is null)
            return;
        var now = time.GetUtcNow();
        db.Mail.Add(new(Guid.CreateVersion7(now), Guid.CreateVersion7(now), personId, Guid.Empty, PasswordResetLetter.Write(link, reader, portal), now));
        await db.SaveChangesAsync(cancellationToken);
        feed.Announce(Topic.OutgoingMail);
    }
}
