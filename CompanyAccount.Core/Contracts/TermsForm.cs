using System.Globalization;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>The table of terms as an Operator types it: every cell as text until it is read.</summary>
public sealed class TermsForm
{
    private TermsForm(DateOnly? from, IReadOnlyList<LevelTermsForm> levels) => (From, Levels) = (from, levels);

    /// <summary>The first day of the new terms; the earliest is tomorrow, so that the terms of a day never change while it lasts.</summary>
    public DateOnly? From { get; set; }

    /// <summary>A column for each level.</summary>
    public IReadOnlyList<LevelTermsForm> Levels { get; }

    /// <summary>A form that holds these terms.</summary>
    /// <param name="terms">The terms to begin with.</param>
    /// <param name="from">The first day of the new ones.</param>
    public static TermsForm Of(SupportTerms terms, DateOnly? from)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new(from, [.. Enum.GetValues<SupportLevel>().Select(level => LevelTermsForm.Of(terms.Of(level)))]);
    }

    /// <summary>The terms; <see cref="InvalidInput"/> with a fault for each cell that cannot be read.</summary>
    /// <param name="today">Today, on the team's calendar.</param>
    public Outcome<SupportTerms> Read(DateOnly today)
    {
        List<FieldFault> faults = [];
        if (From is not { } from)
            faults.Add(new(nameof(From), Fault.Required, []));
        else if (from <= today)
            faults.Add(new(nameof(From), Fault.TooEarly, [today.AddDays(1)]));
        List<LevelTerms> levels = [.. Levels.Select(level => level.Read(faults))];
        return faults.Count > 0 ? new InvalidInput(faults) : new SupportTerms(From!.Value, levels);
    }
}

/// <summary>The column of a level.</summary>
public sealed class LevelTermsForm
{
    private LevelTermsForm(SupportLevel level) => Level = level;

    /// <summary>The level.</summary>
    public SupportLevel Level { get; }

    /// <summary>Its place in the queue.</summary>
    public SupportPriority Priority { get; set; }

    /// <summary>Premium incidents a contract year; empty for no limit.</summary>
    public string PremiumIncidents { get; set; } = "";

    /// <summary>How many people may open premium requests.</summary>
    public string NamedContacts { get; set; } = "";

    /// <summary>Hours for each severity, 1 to 4 in order.</summary>
    public IList<ServiceHours> Hours { get; } = new ServiceHours[SupportTerms.Severities];

    /// <summary>Reaction for each severity in minutes; empty for no guaranteed time.</summary>
    public IList<string> ReactionMinutes { get; } = new string[SupportTerms.Severities];

    /// <summary>Working days to wait for an answer.</summary>
    public string AwaitingCustomerDays { get; set; } = "";

    /// <summary>Working days to wait for the word that the solution works.</summary>
    public string SolutionProvidedDays { get; set; } = "";

    /// <summary>The name of a cell, as faults call it.</summary>
    /// <param name="level">The column.</param>
    /// <param name="row">The property.</param>
    /// <param name="severity">1 to 4 for a row of a severity, otherwise 0.</param>
    public static string CellOf(SupportLevel level, string row, int severity = 0) => severity == 0 ? $"{level}.{row}" : $"{level}.{row}.{severity}";

    internal static LevelTermsForm Of(LevelTerms terms)
    {
        var form = new LevelTermsForm(terms.Level)
        {
            Priority = terms.Priority,
            PremiumIncidents = Text(terms.PremiumIncidents),
            NamedContacts = Text(terms.NamedContacts),
            AwaitingCustomerDays = Text(terms.AwaitingCustomerDays),
            SolutionProvidedDays = Text(terms.SolutionProvidedDays),
        };
        for (var place = 0; place < SupportTerms.Severities; place++)
            (form.Hours[place], form.ReactionMinutes[place]) = (terms.Severities[place].Hours, Text(terms.Severities[place].ReactionMinutes));
        return form;
    }

    internal LevelTerms Read(List<FieldFault> faults)
    {
        if (!Enum.IsDefined(Priority))
            faults.Add(new(CellOf(Level, nameof(Priority)), Fault.UnknownChoice, []));
        List<SeverityTerms> severities = [];
        for (var severity = 1; severity <= SupportTerms.Severities; severity++)
        {
            if (!Enum.IsDefined(Hours[severity - 1]))
                faults.Add(new(CellOf(Level, nameof(Hours), severity), Fault.UnknownChoice, []));
            severities.Add(new(Hours[severity - 1], Optional(ReactionMinutes[severity - 1], nameof(ReactionMinutes), 1, LevelTerms.ReactionLimit, severity, faults)));
        }

        return new(
            Level,
            Priority,
            Optional(PremiumIncidents, nameof(PremiumIncidents), 0, LevelTerms.CountLimit, 0, faults),
            Number(NamedContacts, nameof(NamedContacts), 0, LevelTerms.CountLimit, 0, faults),
            severities,
            Number(AwaitingCustomerDays, nameof(AwaitingCustomerDays), 1, LevelTerms.WaitingLimit, 0, faults),
            Number(SolutionProvidedDays, nameof(SolutionProvidedDays), 1, LevelTerms.WaitingLimit, 0, faults));
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private int? Optional(string? typed, string row, int least, int most, int severity, List<FieldFault> faults) =>
        string.IsNullOrWhiteSpace(typed) ? null : Number(typed, row, least, most, severity, faults);

    private int Number(string? typed, string row, int least, int most, int severity, List<FieldFault> faults)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        faults.Add(new(CellOf(Level, row, severity), Fault.OutOfRange, [least, most]));
        return least;
    }
}
