using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>A day that is not what its place in the week makes it: a holiday of the week, or a weekend with work.</summary>
public sealed class SpecialDay
{
    private SpecialDay()
    {
    }

    /// <summary>A day.</summary>
    public SpecialDay(DateOnly day, bool isWorking) => (Day, IsWorking) = (day, isWorking);

    /// <summary>The day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Whether the team works on it.</summary>
    public bool IsWorking { get; private set; }
}

/// <summary>What is known of a year.</summary>
public sealed class CalendarYear
{
    /// <summary>The first year that can be kept.</summary>
    public const int First = 2000;

    /// <summary>How many years after this one can be kept: decrees come in the autumn before.</summary>
    public const int YearsAhead = 5;

    private CalendarYear()
    {
    }

    /// <summary>A year.</summary>
    public CalendarYear(int year, bool isComplete) => (Year, IsComplete) = (year, isComplete);

    /// <summary>The year.</summary>
    public int Year { get; private set; }

    /// <summary>Whether all its holidays are decreed and entered.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Says whether all its holidays are decreed and entered.</summary>
    public void Complete(bool isComplete) => IsComplete = isComplete;
}

/// <summary>The hours of a working day from a day on, as they are kept. Once that day has begun the row stays as it is, for deadlines were counted by it.</summary>
public sealed class WorkingHoursVersion
{
    private WorkingHoursVersion()
    {
    }

    /// <summary>Hours that come with the portal.</summary>
    public WorkingHoursVersion(WorkingHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        (From, Intervals) = (hours.From, hours.Intervals);
    }

    /// <summary>Hours that an Operator sets.</summary>
    public WorkingHoursVersion(WorkingHours hours, Actor editor, DateTimeOffset now)
        : this(hours) => Sign(editor, now);

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The hours of each working day, in order, on the team's clock.</summary>
    public IReadOnlyList<WorkingInterval> Intervals { get; private set; } = [];

    /// <summary>Who set them; <see langword="null"/> for those that came with the portal.</summary>
    public Guid? EditorId { get; private set; }

    /// <summary>The editor's name then.</summary>
    public string? EditorName { get; private set; }

    /// <summary>When they were set, UTC.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The hours.</summary>
    public WorkingHours Hours => new(From, Intervals);

    /// <summary>Sets other hours from the same day on.</summary>
    public void Replace(IReadOnlyList<WorkingInterval> intervals, Actor editor, DateTimeOffset now)
    {
        Intervals = intervals;
        Version++;
        Sign(editor, now);
    }

    private void Sign(Actor editor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(editor);
        (EditorId, EditorName, ChangedAt) = (editor.PersonId, editor.Name, now);
    }
}

/// <summary>The team's calendar was changed; open pages and other nodes read it anew.</summary>
/// <param name="Id">Id of the fact, version 7.</param>
/// <param name="At">When, UTC.</param>
public sealed record CalendarChanged(Guid Id, DateTimeOffset At);
