using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>The ledger of incidents of one contract, newest first, a page at a time.</summary>
public sealed class ReadIncidents(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>One page; <see cref="NotFound"/> for a contract that is not the reader's to see.</summary>
    /// <param name="actor">A member of the company, or an Operator.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="after">The entry that the page begins after; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<IncidentPage>> RunAsync(Actor actor, Guid contractId, Guid? after, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (!await db.ContractsSeenBy(actor).AnyAsync(row => row.Id == contractId, cancellationToken))
            return new NotFound();
        var entries = db.Incidents.AsNoTracking().Where(row => row.ContractId == contractId);
        if (after is { } last && await entries.Where(row => row.Id == last).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken) is { } at)
            entries = entries.Where(row => row.At < at || (row.At == at && row.Id < last));
        var seen = db.RequestsSeenBy(actor);
        var rows = await (
            from entry in entries.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageSize + 1)
            join request in db.Requests on entry.RequestId equals request.Id
            orderby entry.At descending, entry.Id descending
            // The number is no secret inside the company; the request itself is only for those who may see it.
            select new IncidentRow(entry.Id, entry.Kind, entry.At, entry.YearFrom, new RequestNumber(request.Number), seen.Any(row => row.Id == request.Id))).ToListAsync(cancellationToken);
        return rows.Count > PageSize ? new IncidentPage(rows[..PageSize], rows[PageSize - 1].Id) : new IncidentPage(rows, null);
    }
}

/// <summary>A page of the ledger.</summary>
/// <param name="Rows">At most <see cref="ReadIncidents.PageSize"/> entries.</param>
/// <param name="Next">The entry that the next page begins after; <see langword="null"/> on the last page.</param>
public sealed record IncidentPage(IReadOnlyList<IncidentRow> Rows, Guid? Next);

/// <summary>An entry of the ledger.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Kind">Taken or given back.</param>
/// <param name="At">When, UTC.</param>
/// <param name="YearFrom">The first day of the contract year that it counts in.</param>
/// <param name="Number">By which request.</param>
/// <param name="MaySee">Whether the reader may open that request.</param>
public sealed record IncidentRow(Guid Id, IncidentKind Kind, DateTimeOffset At, DateOnly YearFrom, RequestNumber Number, bool MaySee);
