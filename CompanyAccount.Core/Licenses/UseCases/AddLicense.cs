using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.UseCases;

/// <summary>Adds an issued license to the company by its activation code (guide, block 4).</summary>
public sealed class AddLicense(Store store, LiveFeed feed, TimeProvider time)
{
    private readonly AttemptBook _attempts = new();

    /// <summary>Adds it; the license's version decides when two companies add it at once.</summary>
    /// <param name="actor">An Owner or administrator.</param>
    /// <param name="typedCode">The code as typed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The license's number; <see cref="LicenseConflict"/> for one of another company.</returns>
    public async Task<Outcome<string>> RunAsync(Actor actor, string typedCode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typedCode);
        if (actor is not Actor.Member member || !member.May(Right.AddLicenses))
            return new NotAllowed();
        if (string.IsNullOrWhiteSpace(typedCode))
            return new InvalidInput(nameof(License.ActivationCode), Fault.Required);
        if (ActivationCode.Parse(typedCode) is not { } code)
            return new LicenseCodeMalformed();
        if (_attempts.MinutesToWait(member.PersonId, time.GetUtcNow()) is > 0 and var minutes)
            return new TooManyLicenseCodes(minutes);
        try
        {
            return await TryAsync(member, code, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed the license meanwhile, most likely by adding it: what it is now decides.
            return await TryAgainAsync(member, code, cancellationToken);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<string>> TryAgainAsync(Actor.Member member, ActivationCode code, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(member, code, cancellationToken);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<string>> TryAsync(Actor.Member member, ActivationCode code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var license = await db.Licenses.FirstOrDefaultAsync(row => row.ActivationCode == code.Text, cancellationToken);
        if (RefusalOf(license, code, member.CompanyId, DateOnly.FromDateTime(now.UtcDateTime)) is { } refusal)
        {
            if (refusal is not LicenseAlreadyHeld)
                _attempts.Refused(member.PersonId, now);
            return refusal;
        }

        license!.AddTo(member.CompanyId, member.PersonId, now);
        db.Record(AuditKind.LicenseAdded, member.CompanyId, member, now, license.Id, license.Number);
        await db.SaveChangesAsync(cancellationToken);
        feed.AnnounceEverywhere(Topic.LicensesOf(member.CompanyId), license.Id);
        feed.AnnounceEverywhere(Topic.IssuedLicenses, license.Id);
        return license.Number;
    }

    private static Refusal? RefusalOf(License? license, ActivationCode code, Guid companyId, DateOnly today)
    {
        if (license is null)
            return new LicenseCodeUnknown();
        if (license.CompanyId == companyId)
            return new LicenseAlreadyHeld(license.Number);
        if (license.CompanyId is not null)
            return new LicenseConflict(code.Masked);
        if (license.Kind is LicenseKind.Home)
            return new LicenseIsHome();
        return LicenseStates.Of(license.ValidFrom, license.ValidTo, license.IsBlocked, today) switch
        {
            LicenseState.Blocked => new LicenseIsBlocked(),
            LicenseState.Expired => new LicenseHasExpired(license.ValidTo),
            _ => null,
        };
    }
}
