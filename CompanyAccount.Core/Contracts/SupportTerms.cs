namespace CompanyAccount.Core.Contracts;

/// <summary>The terms of support from a day on: the table of the guide's block 9, every cell of it data.</summary>
/// <param name="EffectiveFrom">The first day on which contracts are made on these terms.</param>
/// <param name="Levels">The terms of each level.</param>
public sealed record SupportTerms(DateOnly EffectiveFrom, IReadOnlyList<LevelTerms> Levels)
{
    /// <summary>Severities that terms speak of: 1 (critical) to 4 (low).</summary>
    public const int Severities = 4;

    /// <summary>The terms of a level.</summary>
    public LevelTerms Of(SupportLevel level) => Levels.Single(terms => terms.Level == level);

    /// <summary>Everything that is wrong with the terms; empty for good ones.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. from level in Enum.GetValues<SupportLevel>()
           let times = Levels.Count(terms => terms.Level == level)
           where times != 1
           select $"{level}: stands {times} times, not once",
        .. from terms in Levels
           from fault in terms.Faults()
           select $"{terms.Level}: {fault}",
    ];

    /// <summary>Everything that is wrong with a history of terms.</summary>
    public static IReadOnlyList<string> FaultsOf(IReadOnlyList<SupportTerms> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return
        [
            .. history.Count == 0 ? ["there are no terms"] : Array.Empty<string>(),
            .. history.GroupBy(terms => terms.EffectiveFrom).Where(same => same.Count() > 1).Select(same => $"{same.Key:yyyy-MM-dd}: two terms begin on one day"),
            .. history.SelectMany(terms => terms.Faults().Select(fault => $"{terms.EffectiveFrom:yyyy-MM-dd}: {fault}")),
        ];
    }

    /// <summary>The terms in force on a day: the latest that began; before all of them the first.</summary>
    public static SupportTerms On(IReadOnlyList<SupportTerms> history, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Where(terms => terms.EffectiveFrom <= day).MaxBy(terms => terms.EffectiveFrom) ?? history.MinBy(terms => terms.EffectiveFrom)!;
    }
}

/// <summary>What a level gives.</summary>
/// <param name="Level">The level.</param>
/// <param name="Priority">Its place in the queue.</param>
/// <param name="PremiumIncidents">Premium incidents a contract year; <see langword="null"/> for no limit.</param>
/// <param name="NamedContacts">How many people may open premium requests.</param>
/// <param name="Severities">Hours and reaction for each severity, 1 to 4 in order.</param>
/// <param name="AwaitingCustomerDays">How many working days support waits for the answer to its question (guide, block 10).</param>
/// <param name="SolutionProvidedDays">How many working days support waits for the word that the solution works.</param>
public sealed record LevelTerms(
    SupportLevel Level,
    SupportPriority Priority,
    int? PremiumIncidents,
    int NamedContacts,
    IReadOnlyList<SeverityTerms> Severities,
    int AwaitingCustomerDays,
    int SolutionProvidedDays)
{
    /// <summary>The longest reaction that can be promised, in minutes: 30 days.</summary>
    public const int ReactionLimit = 30 * 24 * 60;

    /// <summary>The longest waiting, in working days: about a year.</summary>
    public const int WaitingLimit = 250;

    /// <summary>The most premium incidents and named contacts.</summary>
    public const int CountLimit = 10_000;

    /// <summary>The terms for a severity.</summary>
    /// <param name="severity">1 (critical) to 4 (low).</param>
    public SeverityTerms Of(int severity) => Severities[severity - 1];

    internal IEnumerable<string> Faults()
    {
        if (!Enum.IsDefined(Level))
            yield return "no such level";
        if (!Enum.IsDefined(Priority))
            yield return $"no priority {Priority}";
        if (PremiumIncidents is < 0 or > CountLimit)
            yield return $"{PremiumIncidents} premium incidents a year";
        if (NamedContacts is < 0 or > CountLimit)
            yield return $"{NamedContacts} named contacts";
        if (AwaitingCustomerDays is < 1 or > WaitingLimit)
            yield return $"a wait of {AwaitingCustomerDays} working days for an answer";
        if (SolutionProvidedDays is < 1 or > WaitingLimit)
            yield return $"a wait of {SolutionProvidedDays} working days for a word on the solution";
        if (Severities.Count != SupportTerms.Severities)
            yield return $"{Severities.Count} severities, not {SupportTerms.Severities}";
        for (var place = 0; place < Severities.Count; place++)
        {
            if (!Enum.IsDefined(Severities[place].Hours))
                yield return $"severity {place + 1}: no hours {Severities[place].Hours}";
            if (Severities[place].ReactionMinutes is <= 0 or > ReactionLimit)
                yield return $"severity {place + 1}: a reaction within {Severities[place].ReactionMinutes} minutes";
        }
    }
}

/// <summary>What a level gives for one severity.</summary>
/// <param name="Hours">When the team works on it, and which hours the reaction counts.</param>
/// <param name="ReactionMinutes">Within how many minutes of those hours the first answer comes; <see langword="null"/> for no guaranteed time.</param>
public sealed record SeverityTerms(ServiceHours Hours, int? ReactionMinutes);
