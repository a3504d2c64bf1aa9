using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>
/// The clock of the guaranteed reaction (guide, block 9) as a fold over what happened to a request, so that the deadline is never a stored truth alone.
/// What the guide leaves open, decided here:
/// the promise is that of the last level and severity before the reaction, and always counts from the submission, for the customer has waited since then;
/// what changes after the reaction, or after the request's end, changes nothing; nothing pauses the clock;
/// a reaction at the very instant of the deadline keeps the promise.
/// </summary>
public static class ReactionClock
{
    /// <summary>From which part of the promised time on a deadline is near: three quarters, as the board colors it amber.</summary>
    private const int NearQuarters = 3;

    /// <summary>What the clock says after these facts.</summary>
    /// <param name="facts">In any order. Of two changes at one instant the greater promise counts: the higher level, the more urgent severity. One that another node's clock put before the submission is one after it all the same.</param>
    /// <param name="calendar">The team's calendar.</param>
    /// <returns>The deadline; <see langword="null"/> when nothing is promised, or nothing was submitted.</returns>
    public static ReactionDeadline? Of(ReadOnlySpan<ClockFact> facts, WorkingCalendar calendar)
    {
        ClockFact? submission = null;
        DateTimeOffset? reacted = null, ended = null;
        foreach (var fact in facts)
        {
            switch (fact.Kind)
            {
                case ClockFactKind.Submitted when submission is not { } earlier || fact.At < earlier.At:
                    submission = fact;
                    break;
                case ClockFactKind.Reacted:
                    reacted = Earlier(reacted, fact.At);
                    break;
                case ClockFactKind.Ended:
                    ended = Earlier(ended, fact.At);
                    break;
            }
        }

        if (submission is not { } begin)
            return null;
        if (ended < reacted)
            reacted = null;
        var (level, severity) = (begin, begin);
        foreach (var fact in facts)
        {
            if (fact.At > (reacted ?? ended))
                continue;
            if (fact.Kind is ClockFactKind.LevelApplied && (level.Kind is ClockFactKind.Submitted || IsLater(fact, level, fact.Terms!.Level > level.Terms!.Level)))
                level = fact;
            if (fact.Kind is ClockFactKind.SeverityChanged && (severity.Kind is ClockFactKind.Submitted || IsLater(fact, severity, fact.Severity < severity.Severity)))
                severity = fact;
        }

        var promisedAt = Later(begin.At, Later(level.At, severity.At));
        return Promise(level.Terms!, severity.Severity, begin.At, calendar) is { } deadline
            ? deadline with { PromisedAt = promisedAt, ReactedAt = reacted, EndedAt = reacted is null ? ended : null }
            : null;
    }

    /// <summary>What would be promised for a request that is submitted now.</summary>
    /// <param name="terms">The terms of its level.</param>
    /// <param name="severity">1 (critical) to 4 (low).</param>
    /// <param name="submittedAt">When it is submitted, UTC.</param>
    /// <param name="calendar">The team's calendar.</param>
    /// <returns>The deadline; <see langword="null"/> when nothing is promised.</returns>
    public static ReactionDeadline? Promise(LevelTerms terms, int severity, DateTimeOffset submittedAt, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(calendar);
        var promise = terms.Of(severity);
        if (promise.ReactionMinutes is not { } minutes)
            return null;
        var time = TimeSpan.FromMinutes(minutes);
        var near = time * NearQuarters / 4;
        return promise.Hours is ServiceHours.Always
            ? new(terms.Level, severity, promise.Hours, minutes, submittedAt, submittedAt + near, submittedAt + time, submittedAt)
            : new(terms.Level, severity, promise.Hours, minutes, submittedAt, calendar.AddWorkingTime(submittedAt, near), calendar.AddWorkingTime(submittedAt, time), submittedAt);
    }

    private static bool IsLater(ClockFact fact, ClockFact last, bool promisesMore) => fact.At > last.At || (fact.At == last.At && promisesMore);

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
