using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>Hours of working days as an Operator types them.</summary>
public sealed class HoursForm
{
    /// <summary>The first day; the earliest is tomorrow.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The stretches of a working day.</summary>
    public IList<IntervalForm> Intervals { get; } = [];

    /// <summary>The name of a stretch, as faults call it.</summary>
    public static string FieldOf(int place) => $"{nameof(Intervals)}.{place}";

    /// <summary>The hours; <see cref="InvalidInput"/> with a fault for each stretch that is none.</summary>
    /// <param name="today">Today, on the team's calendar.</param>
    public Outcome<WorkingHours> Read(DateOnly today)
    {
        List<FieldFault> faults = [];
        if (From is not { } from)
            faults.Add(new(nameof(From), Fault.Required, []));
        else if (from <= today)
            faults.Add(new(nameof(From), Fault.TooEarly, [today.AddDays(1)]));
        if (Intervals.Count is 0 or > WorkingHours.IntervalLimit)
            faults.Add(new(nameof(Intervals), Fault.OutOfRange, [1, WorkingHours.IntervalLimit]));
        List<WorkingInterval> intervals = [];
        for (var place = 0; place < Intervals.Count; place++)
        {
            if (WholeMinute(Intervals[place].Start) is not { } start || WholeMinute(Intervals[place].End) is not { } end)
                faults.Add(new(FieldOf(place), Fault.Required, []));
            // Midnight as an end is the day's end.
            else if (end != TimeOnly.MinValue && end <= start)
                faults.Add(new(FieldOf(place), Fault.EndsBeforeStart, []));
            else if (intervals.Count > 0 && start.ToTimeSpan() < intervals[^1].End)
                faults.Add(new(FieldOf(place), Fault.Overlaps, []));
            else
                intervals.Add(new(start.ToTimeSpan(), end == TimeOnly.MinValue ? TimeSpan.FromDays(1) : end.ToTimeSpan()));
        }

        return faults.Count > 0 ? new InvalidInput(faults) : new WorkingHours(From!.Value, intervals);
    }

    private static TimeOnly? WholeMinute(TimeOnly? time) => time is { } typed ? new(typed.Hour, typed.Minute) : null;
}

/// <summary>A stretch of a working day as it is typed.</summary>
public sealed class IntervalForm
{
    /// <summary>From.</summary>
    public TimeOnly? Start { get; set; }

    /// <summary>To; midnight is the day's end.</summary>
    public TimeOnly? End { get; set; }
}
