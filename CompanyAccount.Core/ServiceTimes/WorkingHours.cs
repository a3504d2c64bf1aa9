namespace CompanyAccount.Core.ServiceTimes;

/// <summary>The hours of each working day from a day on.</summary>
/// <param name="From">The first day; the earliest hours count for all days before them too.</param>
/// <param name="Intervals">The stretches of a working day, in order, not overlapping.</param>
public sealed record WorkingHours(DateOnly From, IReadOnlyList<WorkingInterval> Intervals)
{
    /// <summary>The most stretches of a day.</summary>
    public const int IntervalLimit = 6;

    /// <summary>Everything that is wrong with the hours; empty for good ones.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Intervals.Count is 0 or > IntervalLimit ? [$"{From:yyyy-MM-dd}: {Intervals.Count} stretches of work a day, not 1 to {IntervalLimit}"] : Array.Empty<string>(),
        .. from place in Enumerable.Range(1, Math.Max(0, Intervals.Count - 1))
           where Intervals[place].Start < Intervals[place - 1].End
           select $"{From:yyyy-MM-dd}: the hours from {Intervals[place].Start} begin before {Intervals[place - 1].End}",
    ];
}
