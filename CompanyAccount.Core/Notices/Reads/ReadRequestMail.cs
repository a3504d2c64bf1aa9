using CompanyAccount.Core.Access;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Reads;

/// <summary>What became of the mails about a request: to a customer of those to them, to support of all.</summary>
public sealed class ReadRequestMail(Store store)
{
    /// <summary>How many are read: the newest ones.</summary>
    public const int Limit = 100;

    /// <summary>The mails, newest first; <see cref="NotFound"/> for a request that is not the reader's to see.</summary>
    public async Task<Outcome<IReadOnlyList<RequestMail>>> RunAsync(Actor actor, RequestNumber number, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (await db.RequestsSeenBy(actor).Where(row => row.Number == number.Value).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken) is not { } requestId)
            return new NotFound();
        var isStaff = actor is Actor.Staff;
        var mails = db.Mail.AsNoTracking().Where(row => row.ThreadId == requestId);
        if (!isStaff)
            mails = mails.Where(row => row.PersonId == actor.PersonId);
        var read = await mails
            .OrderByDescending(row => row.Id)
            .Take(Limit)
            .Select(row => new { row.Id, row.ToName, row.ToAddress, row.Subject, row.CreatedAt, row.State, row.Failures, row.DueAt, row.TakenAt, row.LastError })
            .ToListAsync(cancellationToken);
        return read.ConvertAll(row => new RequestMail(
            row.Id, row.ToName, row.ToAddress, row.Subject, row.CreatedAt, row.State, row.Failures > 0, row.DueAt, row.TakenAt, MailFaults.Of(row.LastError), isStaff ? row.LastError : null));
    }
}

/// <summary>A mail about a request.</summary>
/// <param name="Id">The mail.</param>
/// <param name="ToName">The recipient's name.</param>
/// <param name="ToAddress">The recipient's address.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="State">How far it came.</param>
/// <param name="Failed">Whether it was tried in vain.</param>
/// <param name="NextTryAt">When it is tried next, UTC; means something only while it waits.</param>
/// <param name="TakenAt">When the mail server took it, UTC.</param>
/// <param name="Fault">Why it did not arrive, or not yet.</param>
/// <param name="Said">What the mail server said, to support only.</param>
public sealed record RequestMail(
    Guid Id, string ToName, string ToAddress, string Subject, DateTimeOffset WrittenAt, MailState State, bool Failed, DateTimeOffset NextTryAt, DateTimeOffset? TakenAt, MailFault? Fault, string? Said);
