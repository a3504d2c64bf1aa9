using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>What would be promised for a request that is sent now: computed by the clock that keeps the promise afterwards.</summary>
public sealed class ReadPromise(Store store, SupportToday support)
{
    /// <summary>The promise.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="contractId">The contract of a premium request; <see langword="null"/> for standard support.</param>
    /// <param name="severity">The severity.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The promise; <see cref="NotFound"/> for a contract of another company, or the refusal that the submission would get.</returns>
    public async Task<Outcome<PromisePreview>> RunAsync(Actor actor, Guid? contractId, Severity severity, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotFound();
        var moment = await support.GetAsync(cancellationToken);
        if (contractId is not { } id)
            return Of(moment.Terms.Of(SupportLevel.Standard), severity, moment, incident: null, allowed: null);
        await using var db = store.Open();
        if (await db.ContractsSeenBy(member).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } contract)
            return new NotFound();
        var balance = await db.BalanceAsync(contract, moment.Day, cancellationToken);
        var email = await db.NormalizedEmailOfAsync(member.PersonId, cancellationToken);
        return PremiumSupport.RefusalOf(member, email, contract, balance, moment.Day) is { } refusal
            ? refusal
            : Of(contract.Terms, severity, moment, balance.Used + 1, balance.Allowed);
    }

    private static PromisePreview Of(LevelTerms terms, Severity severity, SupportMoment moment, int? incident, int? allowed)
    {
        var severityTerms = terms.Of((int)severity);
        return new(
            terms.Level, severity, severityTerms.Hours, severityTerms.ReactionMinutes,
            ReactionClock.Promise(terms, (int)severity, moment.Now, moment.Calendar)?.Due, incident, allowed);
    }
}

/// <summary>What would be promised now.</summary>
/// <param name="Level">The level.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Hours">When the team works on it.</param>
/// <param name="Minutes">Within how many minutes of those hours the first answer comes; <see langword="null"/> for no guaranteed time.</param>
/// <param name="Due">By when, UTC; <see langword="null"/> for no guaranteed time.</param>
/// <param name="Incident">Which incident of the contract year it takes, from 1; <see langword="null"/> for standard support.</param>
/// <param name="Allowed">How many the year gives; <see langword="null"/> for no limit.</param>
public sealed record PromisePreview(SupportLevel Level, Severity Severity, ServiceHours Hours, int? Minutes, DateTimeOffset? Due, int? Incident, int? Allowed);
