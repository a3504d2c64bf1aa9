using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>Something in a request's life that the clock of the reaction counts.</summary>
public readonly record struct ClockFact
{
    private ClockFact(ClockFactKind kind, DateTimeOffset at, LevelTerms? terms = null, int severity = 0) =>
        (Kind, At, Terms, Severity) = (kind, at, terms, severity);

    /// <summary>What happened.</summary>
    public ClockFactKind Kind { get; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The terms of the level from here on: of a submission and of an applied level.</summary>
    public LevelTerms? Terms { get; }

    /// <summary>The severity from here on, 1 (critical) to 4 (low): of a submission and of a changed severity.</summary>
    public int Severity { get; }

    /// <summary>The customer submitted the request.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="terms">The terms of its level: those of its contract, or of standard support.</param>
    /// <param name="severity">1 (critical) to 4 (low).</param>
    public static ClockFact Submitted(DateTimeOffset at, LevelTerms terms, int severity) => new(ClockFactKind.Submitted, at, terms, severity);

    /// <summary>The severity was changed.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="severity">1 (critical) to 4 (low).</param>
    public static ClockFact SeverityChanged(DateTimeOffset at, int severity) => new(ClockFactKind.SeverityChanged, at, severity: severity);

    /// <summary>A contract was applied, or the request was lowered to standard support.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="terms">The terms of the new level.</param>
    public static ClockFact LevelApplied(DateTimeOffset at, LevelTerms terms) => new(ClockFactKind.LevelApplied, at, terms);

    /// <summary>An engineer wrote the first public message: an analysis, or the question for all that is missing. The automatic answer and internal notes are none.</summary>
    /// <param name="at">When, UTC.</param>
    public static ClockFact Reacted(DateTimeOffset at) => new(ClockFactKind.Reacted, at);

    /// <summary>The request came to an end.</summary>
    /// <param name="at">When, UTC.</param>
    public static ClockFact Ended(DateTimeOffset at) => new(ClockFactKind.Ended, at);
}

/// <summary>What the clock of the reaction counts.</summary>
public enum ClockFactKind
{
    /// <summary>See <see cref="ClockFact.Submitted"/>.</summary>
    Submitted,

    /// <summary>See <see cref="ClockFact.SeverityChanged"/>.</summary>
    SeverityChanged,

    /// <summary>See <see cref="ClockFact.LevelApplied"/>.</summary>
    LevelApplied,

    /// <summary>See <see cref="ClockFact.Reacted"/>.</summary>
    Reacted,

    /// <summary>See <see cref="ClockFact.Ended"/>.</summary>
    Ended,
}
