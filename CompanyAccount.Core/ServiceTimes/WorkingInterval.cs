namespace CompanyAccount.Core.ServiceTimes;

/// <summary>A stretch of a working day, on the wall clock of the team.</summary>
public readonly record struct WorkingInterval
{
    /// <summary>A stretch of a day.</summary>
    /// <param name="start">From midnight, included.</param>
    /// <param name="end">From midnight, not included; 24 hours is the day's end.</param>
    /// <exception cref="ArgumentException">It is empty, or leaves the day.</exception>
    public WorkingInterval(TimeSpan start, TimeSpan end)
    {
        if (start < TimeSpan.Zero || end <= start || end > TimeSpan.FromDays(1))
            throw new ArgumentException($"Working hours from {start} to {end} are none.");
        Start = start;
        End = end;
    }

    /// <summary>When it begins, from midnight.</summary>
    public TimeSpan Start { get; }

    /// <summary>When it is over, from midnight.</summary>
    public TimeSpan End { get; }
}
