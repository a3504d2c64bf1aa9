using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>The terms that were, are and will be in force, for Operators.</summary>
public sealed class ReadTermsHistory(Store store, TeamCalendar calendar)
{
    /// <summary>The most versions that are shown, the newest of them: more than one a month for decades.</summary>
    public const int Limit = 500;

    /// <summary>The versions, the latest first; <see cref="NotFound"/> for anybody but Operators.</summary>
    public async Task<Outcome<TermsHistory>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        var today = await calendar.TodayAsync(cancellationToken);
        await using var db = store.Open();
        var rows = await db.TermsVersions.AsNoTracking().OrderByDescending(row => row.EffectiveFrom).Take(Limit).ToListAsync(cancellationToken);
        var inForce = SupportTerms.On([.. rows.Select(row => row.Terms)], today).EffectiveFrom;
        return new TermsHistory(today, [.. rows.Select(row => new TermsEntry(row.Terms, StageOf(row.EffectiveFrom, inForce), row.EditorName, row.ChangedAt, row.Version))]);
    }

    private static TermsStage StageOf(DateOnly from, DateOnly inForce) =>
        from == inForce ? TermsStage.InForce : from > inForce ? TermsStage.ToCome : TermsStage.Past;
}

/// <summary>The terms over time.</summary>
/// <param name="Today">Today, on the team's calendar.</param>
/// <param name="Entries">The versions, the latest first; one of them is in force.</param>
public sealed record TermsHistory(DateOnly Today, IReadOnlyList<TermsEntry> Entries);

/// <summary>A version of the terms.</summary>
/// <param name="Terms">The terms, with their first day.</param>
/// <param name="Stage">Whether they are in force.</param>
/// <param name="EditorName">Who set them; <see langword="null"/> for those that came with the portal.</param>
/// <param name="ChangedAt">When, UTC.</param>
/// <param name="Version">The version to change.</param>
public sealed record TermsEntry(SupportTerms Terms, TermsStage Stage, string? EditorName, DateTimeOffset? ChangedAt, int Version);

/// <summary>Where terms stand in time.</summary>
public enum TermsStage
{
    /// <summary>Later terms are in force; contracts that were made on these keep them.</summary>
    Past,

    /// <summary>New contracts are made on them.</summary>
    InForce,

    /// <summary>They have not begun.</summary>
    ToCome,
}
