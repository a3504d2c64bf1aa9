using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>By when the first answer was promised, and how the promise stands.</summary>
/// <param name="Level">The level that promises.</param>
/// <param name="Severity">1 (critical) to 4 (low).</param>
/// <param name="Hours">Which hours count.</param>
/// <param name="PromisedMinutes">How many minutes of those hours.</param>
/// <param name="CountedSince">Since when they count: the submission, UTC.</param>
/// <param name="NearAt">From when on the deadline is near: three quarters of the promised time are over, UTC.</param>
/// <param name="Due">The deadline, UTC; an answer at this very instant is in time.</param>
/// <param name="PromisedAt">Since when the promise is this one: the submission, or the last change of level or severity before the answer, UTC.</param>
/// <param name="ReactedAt">When the first answer came, UTC; <see langword="null"/> for none.</param>
/// <param name="EndedAt">When the request came to an end without an answer, UTC; <see langword="null"/> while it has not.</param>
public readonly record struct ReactionDeadline(
    SupportLevel Level,
    int Severity,
    ServiceHours Hours,
    int PromisedMinutes,
    DateTimeOffset CountedSince,
    DateTimeOffset NearAt,
    DateTimeOffset Due,
    DateTimeOffset PromisedAt,
    DateTimeOffset? ReactedAt = null,
    DateTimeOffset? EndedAt = null)
{
    /// <summary>When the clock stopped, UTC; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? StoppedAt => ReactedAt ?? EndedAt;

    /// <summary>How the promise stands at an instant.</summary>
    public DeadlineState StateAt(DateTimeOffset now) =>
        (StoppedAt ?? now) > Due ? DeadlineState.Broken
        : ReactedAt is not null ? DeadlineState.Kept
        : EndedAt is not null ? DeadlineState.Dropped
        : now >= NearAt ? DeadlineState.Near
        : DeadlineState.Ahead;

    /// <summary>
    /// Since when the promise is broken at an instant: since the deadline, or since a change that made a deadline which was over already; <see langword="null"/> when it is not broken.
    /// </summary>
    public DateTimeOffset? BrokenSince(DateTimeOffset now) => StateAt(now) is not DeadlineState.Broken ? null : Due > PromisedAt ? Due : PromisedAt;

    /// <summary>Which part of the promised time is over at an instant, or was when the clock stopped: 0 to 1, of the hours that count.</summary>
    public double ElapsedShare(DateTimeOffset now, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var until = StoppedAt ?? now;
        var elapsed = Hours is ServiceHours.Always ? until - CountedSince : calendar.WorkingTimeBetween(CountedSince, until);
        return Math.Clamp(elapsed / TimeSpan.FromMinutes(PromisedMinutes), 0, 1);
    }
}

/// <summary>How a promised reaction stands.</summary>
public enum DeadlineState
{
    /// <summary>There is time: less than three quarters of it are over.</summary>
    Ahead,

    /// <summary>Three quarters of the time are over.</summary>
    Near,

    /// <summary>No answer came in time.</summary>
    Broken,

    /// <summary>The answer came in time.</summary>
    Kept,

    /// <summary>The request came to an end in time, without an answer: nobody waits any more.</summary>
    Dropped,
}
