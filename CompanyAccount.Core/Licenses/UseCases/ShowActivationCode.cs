using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.UseCases;

/// <summary>Shows one activation code of the company to somebody who asks for it, and keeps in the audit log that it was shown.</summary>
public sealed class ShowActivationCode(Store store, TimeProvider time)
{
    /// <summary>The code; <see cref="NotFound"/> for a license that the company does not hold.</summary>
    /// <param name="actor">An Owner or administrator.</param>
    /// <param name="licenseId">The license.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<string>> RunAsync(Actor actor, Guid licenseId, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.SeeActivationCodes))
            return new NotAllowed();
        try
        {
            await using var db = store.Open();
            var license = await db.Licenses.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Id == licenseId && row.CompanyId == member.CompanyId, cancellationToken);
            if (license is null)
                return new NotFound();
            db.Record(AuditKind.ActivationCodeShown, member.CompanyId, member, time.GetUtcNow(), license.Id, license.Number);
            await db.SaveChangesAsync(cancellationToken);
            return license.ActivationCode;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
