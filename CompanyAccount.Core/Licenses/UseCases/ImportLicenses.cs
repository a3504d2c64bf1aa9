using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Licenses.Importing;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.UseCases;

/// <summary>Takes the licenses that the vendor issued from a file: each line whole or not at all, the same file twice without a change.</summary>
public sealed class ImportLicenses(Store store, CatalogShelf catalog, LiveFeed feed, TimeProvider time)
{
    /// <summary>How many lines are one transaction.</summary>
    public const int BatchSize = 500;

    private const int Rounds = 3;

    /// <summary>Imports; <see cref="MissingColumns"/> for a file of another kind.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="file">The file, seekable.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellationToken">Stops after the transaction under way; the report says how far it came.</param>
    public async Task<Outcome<ImportReport>> RunAsync(Actor actor, Stream file, IProgress<ImportCounts> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!actor.May(Right.KeepIssuedLicenses))
            return new NotFound();
        try
        {
            if (!(await LicenseFile.InspectAsync(file, cancellationToken)).TryGet(out var encoding, out var refusal))
                return refusal;
            var batches = new LicenseBatches(ProductsByName(await catalog.GetAsync(cancellationToken)));
            var counts = new ImportCounts(0, 0, 0, 0);
            List<LineAnswer> answers = [];
            var canceled = false;
            await foreach (var lines in LicenseFile.ReadAsync(file, encoding, CancellationToken.None).Take(LicenseFile.LineLimit).Chunk(BatchSize))
            {
                if (canceled = cancellationToken.IsCancellationRequested)
                    break;
                foreach (var answer in await TakeAsync(actor, batches, lines))
                {
                    answers.Add(answer);
                    counts = counts.With(answer.Result);
                }

                progress.Report(counts);
            }

            return new ImportReport(counts, answers, canceled);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<IReadOnlyList<LineAnswer>> TakeAsync(Actor actor, LicenseBatches batches, LicenseLine[] lines)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                await using var db = store.Open();
                var now = time.GetUtcNow();
                var batch = await batches.ApplyAsync(db, lines, now);
                var counts = batch.Answers.Aggregate(new ImportCounts(0, 0, 0, 0), (sum, answer) => sum.With(answer.Result));
                // With each transaction its row: an import that a crash ends is in the log as far as it came.
                db.Record(AuditKind.LicensesImported, companyId: null, actor, now, detail: $"+{counts.Added} ~{counts.Changed} ={counts.Unchanged} !{counts.Refused}");
                foreach (var license in batch.BlockChanged)
                    db.Record(license.IsBlocked ? AuditKind.LicenseBlocked : AuditKind.LicenseUnblocked, license.CompanyId, actor, now, license.Id, license.Number);
                await db.SaveChangesAsync(CancellationToken.None);
                batch.Keep();
                feed.AnnounceEverywhere(Topic.IssuedLicenses);
                foreach (var companyId in batch.Companies)
                    feed.AnnounceEverywhere(Topic.LicensesOf(companyId));
                return batch.Answers;
            }
            catch (DbUpdateException lost) when (round < Rounds && (lost is DbUpdateConcurrencyException || StoreFaults.IsDuplicate(lost)))
            {
                // A company added one of the licenses, or another import took a line, at this very moment: looked at anew.
            }
        }
    }

    private static Dictionary<string, string> ProductsByName(ProductCatalog catalog)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var product in catalog.Products)
        {
            names.TryAdd(product.Name.Ru, product.Id);
            names.TryAdd(product.Name.En, product.Id);
        }

        foreach (var product in catalog.Products)
            names[product.Id] = product.Id;
        return names;
    }
}
