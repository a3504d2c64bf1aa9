using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>How many rows the list has as a file.</summary>
public sealed class ReadExportSize(Store store)
{
    /// <summary>Counts the rows, up to one more than a file holds; <see cref="NotFound"/> for who has no list.</summary>
    public async Task<Outcome<int>> RunAsync(Actor actor, RequestListFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!ReadExportPage.MayExport(actor))
            return new NotFound();
        await using var db = store.Open();
        var selection = await RequestSelection.OfAsync(db, actor, filter with { After = null, Before = null }, cancellationToken);
        return await selection.OfStatuses().Take(ReadExportPage.MostRows + 1).CountAsync(cancellationToken);
    }
}
