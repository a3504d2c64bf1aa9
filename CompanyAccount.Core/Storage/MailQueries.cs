using CompanyAccount.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Mail that did not arrive, and what an Operator does with it.</summary>
internal static class MailQueries
{
    /// <summary>Mail in a state that an Operator looks at: of the waiting one, that which failed already.</summary>
    public static IQueryable<OutgoingMail> MailIn(this PortalDb db, MailState state) => state is MailState.Waiting
        ? db.Mail.Where(row => row.State == MailState.Waiting && row.Failures > 0)
        : db.Mail.Where(row => row.State == state);

    /// <summary>Of these mails, those that nobody is sending at this moment: a mail that is due is in the sender's hands.</summary>
    public static IQueryable<OutgoingMail> AtRest(this IQueryable<OutgoingMail> mails, DateTimeOffset now) =>
        mails.Where(row => row.State != MailState.Waiting || row.DueAt > now);

    /// <summary>Has the mails tried as if they were new; what has no text any more (it came back, or was a secret) stays as it is.</summary>
    /// <returns>How many.</returns>
    public static Task<int> TryAgainAsync(this IQueryable<OutgoingMail> mails, DateTimeOffset now, CancellationToken cancellationToken) =>
        mails.AtRest(now).Where(row => row.Text != "").ExecuteUpdateAsync(
            set => set
                .SetProperty(mail => mail.State, MailState.Waiting)
                .SetProperty(mail => mail.FailingSince, (DateTimeOffset?)null)
                .SetProperty(mail => mail.DueAt, now),
            cancellationToken);

    /// <summary>Sends the mails no more, and forgets what they said: a body may hold a secret link.</summary>
    /// <returns>How many.</returns>
    public static Task<int> GiveUpAsync(this IQueryable<OutgoingMail> mails, DateTimeOffset now, CancellationToken cancellationToken) =>
        mails.AtRest(now).ExecuteUpdateAsync(
            set => set
                .SetProperty(mail => mail.State, MailState.GivenUp)
                .SetProperty(mail => mail.Text, "")
                .SetProperty(mail => mail.Html, ""),
            cancellationToken);
}
