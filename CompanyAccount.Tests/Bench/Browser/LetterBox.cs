using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>The mail that a portal has sent.</summary>
internal static class LetterBox
{
    /// <summary>The mails, oldest first, once the portal has no fact left to tell of and no mail left to send.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> ReadAllAsync(PortalProcess portal)
    {
        var store = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString));
        var token = TestContext.Current.CancellationToken;
        await Eventually.TrueAsync(
            async () =>
            {
                await using var db = store.Open();
                return !await db.Outbox.AnyAsync(fact => fact.HandledAt == null, token) && !await db.Mail.AnyAsync(mail => mail.State == MailState.Waiting, token);
            },
            () => $"Mail was still waiting.\n{portal.Output}");
        var letters = Directory.GetFiles(portal.MailFolder, "*.eml").Select(file => MimeMessage.Load(file));
        // Message-IDs are made of ids of version 7, which stand in the order of time.
        return [.. letters.OrderBy(letter => letter.MessageId, StringComparer.Ordinal)];
    }
}
