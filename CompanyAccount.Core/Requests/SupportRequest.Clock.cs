using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Requests;

// The reaction that was promised (guide, block 9). The facts are the truth; the instants beside them are what the fold
// over the facts said last, kept for the order of the board and for the sweep over open requests.
public sealed partial class SupportRequest
{
    /// <summary>What the clock of the reaction counts, in the order of happening; nothing where no reaction is ever promised.</summary>
    public IReadOnlyList<ClockFact> Clock { get; private set; } = [];

    /// <summary>Its place in the queue, by its level.</summary>
    public SupportPriority Priority { get; private set; }

    /// <summary>From when on the promised reaction is near, UTC; <see langword="null"/> when none is promised.</summary>
    public DateTimeOffset? ReactionNearAt { get; private set; }

    /// <summary>By when the first answer was promised, UTC; <see langword="null"/> when none is promised.</summary>
    public DateTimeOffset? ReactionDueAt { get; private set; }

    /// <summary>When support first wrote to the customer, UTC.</summary>
    public DateTimeOffset? ReactedAt { get; private set; }

    /// <summary>When the portal recorded that the promise is broken, UTC.</summary>
    public DateTimeOffset? DeadlineBrokenAt { get; private set; }

    /// <summary>When to look whether the promise is broken, UTC; <see langword="null"/> when there is nothing left to look at.</summary>
    public DateTimeOffset? DeadlineCheckAt { get; private set; }

    /// <summary>By when the first answer was promised and how the promise stands, folded out of what happened.</summary>
    /// <param name="calendar">The team's calendar.</param>
    public ReactionDeadline? DeadlineBy(WorkingCalendar calendar) => ReactionClock.Of([.. Clock], calendar);

    /// <summary>Folds anew, because the team's calendar has changed.</summary>
    /// <param name="calendar">The team's calendar.</param>
    /// <returns>Whether the deadline is another one now.</returns>
    public bool Refold(WorkingCalendar calendar)
    {
        var before = ReactionDueAt;
        var deadline = DeadlineBy(calendar);
        (ReactionNearAt, ReactionDueAt) = (deadline?.NearAt, deadline?.Due);
        DeadlineCheckAt = DeadlineBrokenAt is null && !IsPromiseSettled ? ReactionDueAt : null;
        return before != ReactionDueAt;
    }

    /// <summary>The promised time is over and nobody wrote to the customer in time: recorded once, told to service managers.</summary>
    /// <returns>What to keep beside it; <see langword="null"/> when the promise is not broken, or that is recorded.</returns>
    public RequestChange? BreakDeadline(DateTimeOffset now)
    {
        if (!(DeadlineCheckAt < now) || DeadlineBrokenAt is not null || IsPromiseSettled)
            return null;
        (DeadlineBrokenAt, DeadlineCheckAt) = (now, null);
        Touch(Status, now);
        return new(
            new DeadlineBroken(NewId(now), Id, Guid.Empty, Status, now),
            new(NewId(now), Id, TimelineKind.DeadlineBroken, Guid.Empty, "", Status, detail: null, now));
    }

    /// <summary>The promise was kept, or the request came to its end before the deadline.</summary>
    private bool IsPromiseSettled => ReactionDueAt is null || Clock.Any(fact => fact.Kind is ClockFactKind.Reacted or ClockFactKind.Ended && fact.At <= ReactionDueAt);

    private void StartClock(LevelTerms terms, WorkingCalendar calendar, DateTimeOffset now)
    {
        (Level, Priority) = (terms.Level, terms.Priority);
        Count(ClockFact.Submitted(now, terms, (int)Severity), calendar);
    }

    private void Count(ClockFact fact, WorkingCalendar calendar)
    {
        Clock = [.. Clock, fact];
        Refold(calendar);
    }

    /// <summary>Support wrote to the customer. Only the first time counts.</summary>
    private void CountReaction(DateTimeOffset now)
    {
        if (ReactedAt is not null)
            return;
        ReactedAt = now;
        Stop(ClockFact.Reacted(now));
    }

    private void CountEnd(DateTimeOffset now) => Stop(ClockFact.Ended(now));

    // Neither moves the deadline, so no calendar is asked.
    private void Stop(ClockFact fact)
    {
        if (Clock.Count == 0)
            return;
        Clock = [.. Clock, fact];
        if (IsPromiseSettled)
            DeadlineCheckAt = null;
    }
}
