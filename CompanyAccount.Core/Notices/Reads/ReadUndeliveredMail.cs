using CompanyAccount.Core.Access;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Reads;

/// <summary>Mail that could not be delivered, newest first, a page at a time.</summary>
public sealed class ReadUndeliveredMail(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>The longest search text looked at, in characters.</summary>
    public const int SearchLimit = 100;

    /// <summary>Up to so many are counted.</summary>
    public const int MostCounted = 1_000;

    /// <summary>One page; <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="only">Which mail.</param>
    /// <param name="search">Part of the recipient's address.</param>
    /// <param name="after">The place that the page begins after; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<UndeliveredPage>> RunAsync(Actor actor, UndeliveredFilter only, string search, MailCursor? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!actor.May(Right.KeepMail))
            return new NotFound();
        await using var db = store.Open();
        var counts = new Dictionary<UndeliveredFilter, int>();
        foreach (var one in Enum.GetValues<UndeliveredFilter>().Where(one => one is not UndeliveredFilter.All))
            counts[one] = await Matching(db, StatesOf(one)[0], search).Take(MostCounted + 1).CountAsync(cancellationToken);
        // Each state has an index in this order; all of them together have none.
        var pages = StatesOf(only).Select(state => Keyset(Matching(db, state, search), after).Take(PageSize + 1)).Aggregate((one, other) => one.Concat(other));
        var read = await (
            from mail in pages
            join request in db.Requests on mail.ThreadId equals request.Id into requests
            from request in requests.DefaultIfEmpty()
            select new UndeliveredRow(
                mail.Id, mail.ToName, mail.ToAddress, mail.Subject, request == null ? null : request.Number, mail.CreatedAt, mail.State, mail.Failures, mail.DueAt, mail.LastError, mail.Text != ""))
            .ToListAsync(cancellationToken);
        List<UndeliveredRow> rows = [.. read.OrderByDescending(row => row.WrittenAt).ThenByDescending(row => row.Id).Take(PageSize)];
        return new UndeliveredPage(rows, counts, read.Count > PageSize ? new(rows[^1].WrittenAt, rows[^1].Id) : null);
    }

    internal static IReadOnlyList<MailState> StatesOf(UndeliveredFilter only) => only switch
    {
        UndeliveredFilter.All => [MailState.Waiting, MailState.Refused, MailState.Bounced, MailState.PutAside],
        UndeliveredFilter.Failing => [MailState.Waiting],
        UndeliveredFilter.Refused => [MailState.Refused],
        UndeliveredFilter.Bounced => [MailState.Bounced],
        UndeliveredFilter.PutAside => [MailState.PutAside],
        UndeliveredFilter.GivenUp => [MailState.GivenUp],
    };

    internal static IQueryable<OutgoingMail> Matching(PortalDb db, MailState state, string search)
    {
        var mails = db.MailIn(state);
        var folded = FieldText.SearchOf(search, SearchLimit);
#pragma warning disable CA1304, CA1311, CA1862 // The comparison is the database's: it is written so that EF Core translates it.
        return folded.Length == 0 ? mails : mails.Where(row => row.ToAddress.ToLower().Contains(folded));
#pragma warning restore CA1304, CA1311, CA1862
    }

    internal static IQueryable<OutgoingMail> Keyset(IQueryable<OutgoingMail> mails, MailCursor? after)
    {
        if (after is not null)
            mails = mails.Where(row => row.CreatedAt < after.WrittenAt || (row.CreatedAt == after.WrittenAt && row.Id < after.MailId));
        return mails.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id);
    }
}

/// <summary>A page of undelivered mail.</summary>
/// <param name="Rows">At most <see cref="ReadUndeliveredMail.PageSize"/> rows.</param>
/// <param name="Counts">How many there are of each kind, up to one more than <see cref="ReadUndeliveredMail.MostCounted"/>.</param>
/// <param name="Next">The place that the next page begins after; <see langword="null"/> on the last.</param>
public sealed record UndeliveredPage(IReadOnlyList<UndeliveredRow> Rows, IReadOnlyDictionary<UndeliveredFilter, int> Counts, MailCursor? Next);

/// <summary>A mail that was not delivered.</summary>
/// <param name="Id">The mail.</param>
/// <param name="ToName">The recipient's name.</param>
/// <param name="ToAddress">The recipient's address.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Number">The bare number of the request that it is about, if it is about one.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="State">How far it came.</param>
/// <param name="Failures">How often it was tried in vain.</param>
/// <param name="NextTryAt">When it is tried next, UTC; means something only while it waits.</param>
/// <param name="LastError">What the mail server said last.</param>
/// <param name="HasText">Whether what it says is still there, so that it can be tried again.</param>
public sealed record UndeliveredRow(
    Guid Id, string ToName, string ToAddress, string Subject, long? Number, DateTimeOffset WrittenAt, MailState State, int Failures, DateTimeOffset NextTryAt, string? LastError, bool HasText)
{
    /// <summary>The number as people see it.</summary>
    public string? DisplayNumber => Number is { } number ? new RequestNumber(number).ToString() : null;

    /// <summary>What the error means.</summary>
    public MailFault? Fault => MailFaults.Of(LastError);
}
