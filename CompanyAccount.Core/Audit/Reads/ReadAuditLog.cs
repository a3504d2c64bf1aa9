using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Audit.Reads;

/// <summary>The audit log of the reader's company, newest first, a page at a time.</summary>
public sealed class ReadAuditLog(Store store)
{
    /// <summary>Rows of a page on the screen.</summary>
    public const int PageSize = 50;

    /// <summary>The longest search text looked at, in characters.</summary>
    public const int SearchLimit = 200;

    /// <summary>One page; <see cref="NotFound"/> for who may not see the log.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="filter">Which lines.</param>
    /// <param name="size">How many at most: <see cref="PageSize"/>, or more for a file.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<AuditPage>> RunAsync(Actor actor, AuditFilter filter, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1000);
        if (actor is not Actor.Member member || !member.May(Right.SeeAuditLog))
            return new NotFound();
        await using var db = store.Open();
        var entries = db.AuditEntries.AsNoTracking().Where(row => row.CompanyId == member.CompanyId);
        if (filter.Kind is { } kind)
            entries = entries.Where(row => row.Kind == kind);
        if (filter.From is { } from)
            entries = entries.Where(row => row.At >= from);
        if (filter.Until is { } until)
            entries = entries.Where(row => row.At < until);
        if (FieldText.SearchOf(filter.Search, SearchLimit) is { Length: > 0 } folded)
            entries = About(db, entries, member.CompanyId, folded);
        if (filter.After is { } after && await entries.Where(row => row.Id == after).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken) is { } at)
            entries = entries.Where(row => row.At < at || (row.At == at && row.Id < after));
        var lines =
            from entry in entries
            join words in db.AuditWords on entry.Id equals words.EntryId into found
            from words in found.DefaultIfEmpty()
            select new { Entry = entry, Words = words };
        var rows = await lines
            .OrderByDescending(row => row.Entry.At).ThenByDescending(row => row.Entry.Id)
            .Take(size + 1)
            .Select(row => new AuditRow(row.Entry.Id, row.Entry.Kind, row.Entry.At, row.Entry.ActorId, row.Words.ActorName, row.Words.SubjectName, row.Entry.Detail))
            .ToListAsync(cancellationToken);
        var more = rows.Count > size;
        return new AuditPage(more ? rows[..size] : rows, more ? rows[size - 1].Id : null);
    }

    // By the people, invitations and licenses of the company, whose names are folded and indexed; the log's own names are only what they were called then.
    private static IQueryable<AuditEntry> About(PortalDb db, IQueryable<AuditEntry> entries, Guid companyId, string folded)
    {
        var people = db.Members.Where(row => row.CompanyId == companyId && (row.NameFolded.Contains(folded) || row.EmailFolded.Contains(folded))).Select(row => (Guid?)row.PersonId);
        var address = folded.ToUpperInvariant();
        var invitations = db.Invitations.Where(row => row.CompanyId == companyId && row.NormalizedEmail.Contains(address)).Select(row => (Guid?)row.Id);
        var licenses = db.Licenses.Where(row => row.CompanyId == companyId && row.Number.Contains(address)).Select(row => (Guid?)row.Id);
        return entries.Where(row => people.Contains(row.ActorId) || people.Contains(row.SubjectId) || invitations.Contains(row.SubjectId) || licenses.Contains(row.SubjectId));
    }
}

/// <summary>Which lines of the audit log.</summary>
public sealed record AuditFilter
{
    /// <summary>Only this kind.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>Only what people did, or what was done to people, whose name or address holds this; or to invitations by their address, or licenses by their number. Empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>Not before this instant, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The lines after this one.</summary>
    public Guid? After { get; init; }
}

/// <summary>A page of the audit log.</summary>
/// <param name="Rows">The lines.</param>
/// <param name="Next">The line after which the next page begins; <see langword="null"/> on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, Guid? Next);

/// <summary>A line of the audit log.</summary>
/// <param name="Id">The line.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ActorId">Who did it; <see langword="null"/> for the portal itself.</param>
/// <param name="ActorName">The name then; <see langword="null"/> once erased.</param>
/// <param name="SubjectName">To whom or what.</param>
/// <param name="Detail">A code or count.</param>
public sealed record AuditRow(Guid Id, AuditKind Kind, DateTimeOffset At, Guid? ActorId, string? ActorName, string? SubjectName, string? Detail);
