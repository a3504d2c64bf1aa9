using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>
/// The list as a file, a piece at a time. In the order of numbers, newest first, whatever the list's own order is: numbers
/// do not change while the file is written, so each request is in it once.
/// </summary>
public sealed class ReadExportPage(Store store)
{
    /// <summary>The most rows of a file.</summary>
    public const int MostRows = 100_000;

    /// <summary>Rows of a piece.</summary>
    public const int PageSize = 1_000;

    /// <summary>The next rows; <see cref="NotFound"/> for who has no list.</summary>
    /// <param name="actor">Who takes the file, as of now.</param>
    /// <param name="filter">Which requests; its order and cursor are not looked at.</param>
    /// <param name="afterNumber">The bare number of the last row of the piece before; <see langword="null"/> for the first piece.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>At most <see cref="PageSize"/> rows; fewer say that there are no more.</returns>
    public async Task<Outcome<IReadOnlyList<ExportRow>>> RunAsync(Actor actor, RequestListFilter filter, long? afterNumber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!MayExport(actor))
            return new NotFound();
        await using var db = store.Open();
        var along = filter with
        {
            Sort = RequestSort.Number,
            Descending = true,
            Before = null,
            After = afterNumber is { } number ? new RequestCursor(default, number) : null,
        };
        var selection = await RequestSelection.OfAsync(db, actor, along, cancellationToken);
        return await (
            from row in selection.Page(PageSize)
            join company in db.Companies on row.CompanyId equals company.Id
            orderby row.Number descending
            select new ExportRow(
                row.Number, row.Subject, row.Status, row.Severity, row.Level, row.Category, row.ProductId, row.VersionId, row.Topic,
                row.AuthorName, company.Name, row.AssigneeName, row.SubmittedAt, row.ChangedAt)).ToListAsync(cancellationToken);
    }

    internal static bool MayExport(Actor actor) => actor is Actor.Member || actor.May(Right.WorkOnRequests);
}

/// <summary>A row of the file.</summary>
public sealed record ExportRow(
    long Number,
    string Subject,
    RequestStatus Status,
    Severity Severity,
    Contracts.SupportLevel Level,
    RequestCategory Category,
    string ProductId,
    string? VersionId,
    PortalTopic? Topic,
    string AuthorName,
    string CompanyName,
    string? AssigneeName,
    DateTimeOffset SubmittedAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();
}
