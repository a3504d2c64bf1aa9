using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Audit.UseCases;

/// <summary>Notes in the audit log that data leaves the portal as a file; called before the first byte does.</summary>
public sealed class RecordExport(Store store, TimeProvider time)
{
    /// <summary>Notes it.</summary>
    /// <param name="actor">Who takes the file.</param>
    /// <param name="what">A code of what is taken, such as <c>audit</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, string what, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            db.Record(AuditKind.DataExported, (actor as Actor.Member)?.CompanyId, actor, time.GetUtcNow(), detail: what);
            await db.SaveChangesAsync(cancellationToken);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
