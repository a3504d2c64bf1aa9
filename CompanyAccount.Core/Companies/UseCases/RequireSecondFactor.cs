using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Demands a second factor of all people of the company, or does so no more. Who lacks one is led to set it up, from open pages too.</summary>
public sealed class RequireSecondFactor(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Demands it.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="required">Whether it is demanded from now on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, bool required, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.RequireSecondFactor))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var company = await db.Companies.SingleAsync(row => row.Id == member.CompanyId, cancellationToken);
            if (company.RequiresSecondFactor == required)
                return Done.Value;
            if (!company.RequireSecondFactor(actor, required, now).TryGet(out var fact, out var refusal))
                return refusal;
            db.Record(AuditKind.SecondFactorRequired, company.Id, actor, now, company.Id, company.Name, required ? "on" : "off");
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
