using CompanyAccount.Core.Mail;

namespace CompanyAccount.Core.Storage;

/// <summary>Mail that is about no request and follows from no recorded fact: written by the commit that makes its secret link.</summary>
internal static class OutgoingPost
{
    /// <summary>Adds a mail of its own; the caller saves.</summary>
    public static void Post(this PortalDb db, Letter letter, Guid personId, DateTimeOffset now) =>
        db.Mail.Add(new(Guid.CreateVersion7(now), Guid.CreateVersion7(now), personId, threadId: Guid.Empty, letter, now));
}
