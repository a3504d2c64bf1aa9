using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Gives the company another name; its number stays.</summary>
public sealed class RenameCompany(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Renames.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="name">The new name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.ManagePeople))
            return new NotFound();
        if (FieldText.FaultOf(nameof(Company.Name), name?.Trim(), Company.NameLimit, singleLine: true) is { } fault)
            return new InvalidInput([fault]);
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var company = await db.Companies.SingleAsync(row => row.Id == member.CompanyId, cancellationToken);
            if (!company.Rename(actor, name!.Trim(), now).TryGet(out var fact, out var refusal))
                return refusal;
            db.Record(AuditKind.CompanyRenamed, company.Id, actor, now, company.Id, company.Name);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
