using CompanyAccount.Core.Access;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Reads;

/// <summary>Mail that came in and was not taken, newest first, a page at a time.</summary>
public sealed class ReadIncomingMail(Store store, MailOptions options, MailboxWatch watch)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Up to so many are counted.</summary>
    public const int MostCounted = 1_000;

    /// <summary>One page; <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="fate">What became of it: <see cref="MailFate.Refused"/> or <see cref="MailFate.Dropped"/>.</param>
    /// <param name="after">The place that the page begins after; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<IncomingPage>> RunAsync(Actor actor, MailFate fate, MailCursor? after, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepMail))
            return new NotFound();
        await using var db = store.Open();
        var counts = new Dictionary<MailFate, int>();
        foreach (var one in (MailFate[])[MailFate.Refused, MailFate.Dropped])
            counts[one] = await db.Received.Where(row => row.Fate == one).Take(MostCounted + 1).CountAsync(cancellationToken);
        var read = await (
            from mail in Keyset(db.Received.Where(row => row.Fate == fate), after).Take(PageSize + 1)
            join request in db.Requests on mail.ThreadId equals request.Id into requests
            from request in requests.DefaultIfEmpty()
            orderby mail.At descending, mail.Id descending
            select new IncomingRow(mail.Id, mail.Sender, mail.Subject, request == null ? null : request.Number, mail.At, mail.Objection, mail.AskedAgainAt != null))
            .ToListAsync(cancellationToken);
        List<IncomingRow> rows = [.. read.Take(PageSize)];
        return new IncomingPage(rows, counts, read.Count > PageSize ? new(rows[^1].At, rows[^1].Id) : null, options.Imap.IsOn, options.Imap.ReplyAddress, watch.State);
    }

    internal static IQueryable<ReceivedMail> Keyset(IQueryable<ReceivedMail> mails, MailCursor? after)
    {
        if (after is not null)
            mails = mails.Where(row => row.At < after.WrittenAt || (row.At == after.WrittenAt && row.Id < after.MailId));
        return mails.OrderByDescending(row => row.At).ThenByDescending(row => row.Id);
    }
}

/// <summary>A page of mail that came in.</summary>
/// <param name="Rows">At most <see cref="ReadIncomingMail.PageSize"/> rows.</param>
/// <param name="Counts">How many there are of each kind, up to one more than <see cref="ReadIncomingMail.MostCounted"/>.</param>
/// <param name="Next">The place that the next page begins after; <see langword="null"/> on the last.</param>
/// <param name="IsOn">Whether mail is taken in at all.</param>
/// <param name="Address">The mailbox's address.</param>
/// <param name="State">How this node gets on with the mailbox.</param>
public sealed record IncomingPage(IReadOnlyList<IncomingRow> Rows, IReadOnlyDictionary<MailFate, int> Counts, MailCursor? Next, bool IsOn, string? Address, MailboxState? State);

/// <summary>A mail that came in and was not taken.</summary>
/// <param name="Id">The mail.</param>
/// <param name="Sender">Who says to have sent it; perhaps empty.</param>
/// <param name="Subject">Its subject; perhaps empty.</param>
/// <param name="Number">The bare number of the request that it is proven to be about.</param>
/// <param name="At">When it was looked at, UTC.</param>
/// <param name="Objection">Why it was not taken.</param>
/// <param name="IsAskedAgain">Whether another look was asked for, and waits.</param>
public sealed record IncomingRow(Guid Id, string Sender, string Subject, long? Number, DateTimeOffset At, MailObjection? Objection, bool IsAskedAgain)
{
    /// <summary>The number as people see it.</summary>
    public string? DisplayNumber => Number is { } number ? new RequestNumber(number).ToString() : null;

    /// <summary>Whether another look may come to something else: the mail lies in the mailbox, and its sender, their rights or the settings may have changed.</summary>
    public bool MayBeLookedAtAgain => Objection is not MailObjection.Gone and not MailObjection.RequestEnded && !IsAskedAgain;
}
