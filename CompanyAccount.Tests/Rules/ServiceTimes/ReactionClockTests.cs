using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;
using CsCheck;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

public sealed class ReactionClockTests
{
    private static readonly WorkingCalendar Calendar = ServiceData.Calendar();
    private static readonly SupportTerms Terms = SupportTerms.On(ServiceData.Terms(), new(2026, 11, 24));

    /// <summary>Tuesday noon in Moscow.</summary>
    private static readonly DateTimeOffset Noon = At("2026-11-24T12:00+03:00");

    [Theory]
    [InlineData(SupportLevel.MsaStart, 1, "2026-11-24T12:00+03:00", "2026-11-24T18:00+03:00")]
    [InlineData(SupportLevel.MsaPlus, 1, "2026-11-24T16:00+03:00", "2026-11-25T11:30+03:00")]
    [InlineData(SupportLevel.MsaBusiness, 1, "2026-11-28T12:05+03:00", "2026-11-28T14:05+03:00")] // Saturday: every hour counts
    [InlineData(SupportLevel.MsaBusiness, 2, "2026-11-03T17:10+03:00", "2026-11-05T14:40+03:00")] // over a holiday
    [InlineData(SupportLevel.MsaBusiness, 4, "2026-11-24T12:00+03:00", "2026-11-25T13:30+03:00")]
    [InlineData(SupportLevel.MsaEnterprise, 1, "2026-12-31T23:45+03:00", "2027-01-01T00:15+03:00")]
    [InlineData(SupportLevel.MsaEnterprise, 2, "2026-11-28T12:00+03:00", "2026-11-28T16:00+03:00")]
    public void The_first_answer_is_promised_by(SupportLevel level, int severity, string submitted, string due)
    {
        var deadline = ReactionClock.Promise(Terms.Of(level), severity, At(submitted), Calendar);
        Assert.Equal(At(due), deadline!.Value.Due);
        Assert.Equal(At(submitted), deadline.Value.CountedSince);
    }

    [Theory]
    [InlineData(SupportLevel.Standard, 1)]
    [InlineData(SupportLevel.MsaStart, 2)]
    [InlineData(SupportLevel.MsaPlus, 4)]
    public void Where_the_terms_promise_nothing_there_is_no_deadline(SupportLevel level, int severity)
    {
        Assert.Null(ReactionClock.Promise(Terms.Of(level), severity, Noon, Calendar));
        Assert.Null(ReactionClock.Of([ClockFact.Submitted(Noon, Terms.Of(level), severity), ClockFact.Reacted(Noon.AddHours(1))], Calendar));
    }

    [Fact]
    public void Without_a_submission_there_is_no_clock() => Assert.Null(ReactionClock.Of([ClockFact.Reacted(Noon), ClockFact.SeverityChanged(Noon, 1)], Calendar));

    [Fact]
    public void A_changed_severity_promises_anew_from_the_submission()
    {
        var raised = ReactionClock.Of([Business(2), ClockFact.SeverityChanged(Noon.AddHours(1), 1)], Calendar)!.Value;
        Assert.Equal((1, Noon.AddHours(2), Noon, Noon.AddHours(1)), (raised.Severity, raised.Due, raised.CountedSince, raised.PromisedAt));
        var lowered = ReactionClock.Of([Business(1), ClockFact.SeverityChanged(Noon.AddHours(1), 2)], Calendar)!.Value;
        Assert.Equal((2, Noon.AddHours(6)), (lowered.Severity, lowered.Due));
    }

    [Fact]
    public void An_applied_contract_promises_and_one_that_is_taken_back_promises_no_more()
    {
        var applied = ReactionClock.Of([ClockFact.Submitted(Noon, Terms.Of(SupportLevel.Standard), 1), ClockFact.LevelApplied(Noon.AddHours(1), Terms.Of(SupportLevel.MsaPlus))], Calendar)!.Value;
        Assert.Equal((SupportLevel.MsaPlus, Noon.AddHours(4)), (applied.Level, applied.Due));
        Assert.Null(ReactionClock.Of([Business(1), ClockFact.LevelApplied(Noon.AddHours(1), Terms.Of(SupportLevel.Standard))], Calendar));
    }

    [Fact]
    public void What_changes_after_the_answer_or_the_end_changes_nothing()
    {
        var answered = ReactionClock.Of([Business(1), ClockFact.Reacted(Noon.AddHours(1))], Calendar);
        Assert.Equal(answered, ReactionClock.Of([Business(1), ClockFact.Reacted(Noon.AddHours(1)), ClockFact.SeverityChanged(Noon.AddMinutes(61), 4), ClockFact.LevelApplied(Noon.AddHours(3), Terms.Of(SupportLevel.Standard)), ClockFact.Reacted(Noon.AddHours(9)), ClockFact.Ended(Noon.AddHours(9))], Calendar));
        var ended = ReactionClock.Of([Business(1), ClockFact.Ended(Noon.AddHours(1))], Calendar);
        Assert.Equal(ended, ReactionClock.Of([Business(1), ClockFact.Ended(Noon.AddHours(1)), ClockFact.SeverityChanged(Noon.AddHours(2), 4), ClockFact.Reacted(Noon.AddHours(2))], Calendar));
        Assert.Equal(Noon.AddHours(1), ended!.Value.StoppedAt);
    }

    /// <summary>Business, severity 1: two hours; amber after an hour and a half.</summary>
    [Theory]
    [InlineData(0, DeadlineState.Ahead)]
    [InlineData(89, DeadlineState.Ahead)]
    [InlineData(90, DeadlineState.Near)]
    [InlineData(120, DeadlineState.Near)] // at the very deadline there is still time
    [InlineData(121, DeadlineState.Broken)]
    public void A_running_clock_is_ahead_then_near_then_broken(int minutes, DeadlineState state) =>
        Assert.Equal(state, ReactionClock.Of([Business(1)], Calendar)!.Value.StateAt(Noon.AddMinutes(minutes)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_answer_at_the_very_deadline_keeps_the_promise(long ticksLate, bool keeps)
    {
        var answered = ReactionClock.Of([Business(1), ClockFact.Reacted(Noon.AddHours(2).AddTicks(ticksLate))], Calendar)!.Value;
        Assert.Equal(keeps ? DeadlineState.Kept : DeadlineState.Broken, answered.StateAt(Noon.AddDays(9)));
        Assert.Equal(keeps ? null : Noon.AddHours(2), answered.BrokenSince(Noon.AddDays(9)));
    }

    [Fact]
    public void A_request_that_ends_in_time_breaks_no_promise_and_late_it_does()
    {
        Assert.Equal(DeadlineState.Dropped, ReactionClock.Of([Business(1), ClockFact.Ended(Noon.AddHours(2))], Calendar)!.Value.StateAt(Noon.AddDays(9)));
        Assert.Equal(DeadlineState.Broken, ReactionClock.Of([Business(1), ClockFact.Ended(Noon.AddHours(3))], Calendar)!.Value.StateAt(Noon.AddDays(9)));
        // The message that cancels is read by the customer: it is an answer, at the same instant as the end.
        Assert.Equal(DeadlineState.Kept, ReactionClock.Of([Business(1), ClockFact.Ended(Noon.AddHours(1)), ClockFact.Reacted(Noon.AddHours(1))], Calendar)!.Value.StateAt(Noon.AddDays(9)));
    }

    [Fact]
    public void A_promise_that_comes_too_late_to_be_kept_is_broken_since_it_was_made()
    {
        var raised = ReactionClock.Of([Business(4), ClockFact.SeverityChanged(Noon.AddHours(5), 1)], Calendar)!.Value;
        Assert.Equal(Noon.AddHours(2), raised.Due);
        Assert.Equal(Noon.AddHours(5), raised.BrokenSince(Noon.AddHours(6)));
    }

    [Fact]
    public void The_elapsed_part_counts_the_hours_that_the_promise_counts()
    {
        // Business, severity 2, from Friday 17:10: 80 of 360 minutes on Friday, none on the weekend.
        var friday = At("2026-11-27T17:10+03:00");
        var deadline = ReactionClock.Promise(Terms.Of(SupportLevel.MsaBusiness), 2, friday, Calendar)!.Value;
        Assert.Equal(80 / 360.0, deadline.ElapsedShare(friday.AddDays(1), Calendar), 9);
        Assert.Equal(0, deadline.ElapsedShare(friday.AddHours(-1), Calendar));
        Assert.Equal(0.75, deadline.ElapsedShare(deadline.NearAt, Calendar), 9);
        Assert.Equal(1, deadline.ElapsedShare(friday.AddDays(30), Calendar));
        Assert.Equal(0.5, ReactionClock.Of([Business(1), ClockFact.Reacted(Noon.AddHours(1))], Calendar)!.Value.ElapsedShare(Noon.AddDays(3), Calendar), 9);
    }

    private static readonly Gen<ClockFact> Facts = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 6000], Gen.Enum<SupportLevel>(), Gen.Int[1, 4]).Select((kind, minutes, level, severity) => kind switch
    {
        0 => ClockFact.SeverityChanged(Noon.AddMinutes(minutes), severity),
        1 => ClockFact.LevelApplied(Noon.AddMinutes(minutes), Terms.Of(level)),
        2 => ClockFact.Reacted(Noon.AddMinutes(minutes)),
        _ => ClockFact.Ended(Noon.AddMinutes(minutes)),
    });

    private static readonly Gen<(ClockFact[] Story, ClockFact[] Shuffled)> Stories =
        Gen.Select(Gen.Enum<SupportLevel>(), Gen.Int[1, 4], Facts.Array[0, 8])
            .Select((level, severity, rest) => (ClockFact[])[ClockFact.Submitted(Noon, Terms.Of(level), severity), .. rest])
            .SelectMany(story => Gen.Shuffle(story).Select(shuffled => (story, shuffled)));

    [Fact]
    public void Any_order_of_facts_gives_the_same_clock() => Stories.Sample(
        pair => Assert.Equal(ReactionClock.Of(pair.Story, Calendar), ReactionClock.Of(pair.Shuffled, Calendar)), iter: 5000);

    /// <summary>The same clock told another way: the story is played in order of time, and stops at the first answer or end.</summary>
    [Fact]
    public void It_agrees_with_playing_the_story() => Stories.Sample(
        pair =>
        {
            var begin = pair.Story[0];
            var (terms, severity) = (begin.Terms!, begin.Severity);
            DateTimeOffset? reacted = null, ended = null;
            // Of what happens at one instant changes come first, the greater promise last.
            var rest = pair.Story.Skip(1)
                .OrderBy(fact => fact.At)
                .ThenBy(fact => fact.Kind is ClockFactKind.Reacted ? 1 : fact.Kind is ClockFactKind.Ended ? 2 : 0)
                .ThenBy(fact => fact.Terms?.Level)
                .ThenByDescending(fact => fact.Severity);
            foreach (var fact in rest)
            {
                if (fact.Kind is ClockFactKind.LevelApplied)
                    terms = fact.Terms!;
                else if (fact.Kind is ClockFactKind.SeverityChanged)
                    severity = fact.Severity;
                else if (fact.Kind is ClockFactKind.Reacted)
                    reacted = fact.At;
                else
                    ended = fact.At;
                if (reacted is not null || ended is not null)
                    break;
            }

            var clock = ReactionClock.Of(pair.Shuffled, Calendar);
            var promise = ReactionClock.Promise(terms, severity, Noon, Calendar);
            Assert.Equal((promise?.Due, promise?.NearAt, promise?.Level, promise?.Severity), (clock?.Due, clock?.NearAt, clock?.Level, clock?.Severity));
            if (promise is not null)
                Assert.Equal((reacted, ended), (clock!.Value.ReactedAt, clock.Value.EndedAt));
        },
        iter: 5000);

    [Fact]
    public void The_clock_takes_nothing_from_the_heap()
    {
        ClockFact[] facts = [Business(2), ClockFact.SeverityChanged(Noon.AddHours(1), 3)];
        ReactionClock.Of(facts, Calendar);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
            ReactionClock.Of(facts, Calendar);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ClockFact Business(int severity) => ClockFact.Submitted(Noon, Terms.Of(SupportLevel.MsaBusiness), severity);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, null);
}
