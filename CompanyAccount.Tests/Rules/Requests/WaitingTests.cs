using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.Requests;

namespace CompanyAccount.Tests.Rules.Requests;

/// <summary>Waiting for the customer: it begins with a question or a solution, and ends with a word, or by the clock.</summary>
public sealed class WaitingTests
{
    /// <summary>Standard support waits five working days: from Monday, November 23 to the close of Monday, November 30, 18:30 in Moscow.</summary>
    private static readonly DateTimeOffset Until = new(2026, 11, 30, 15, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RequestStatus.AwaitingCustomer)]
    [InlineData(RequestStatus.SolutionProvided)]
    public void A_question_and_a_solution_begin_the_waiting_and_tell_until_when(RequestStatus status)
    {
        var request = Waits(status, out var change);
        Assert.Equal(Until, request.WaitingUntil);
        Assert.Equal(Until, change.Event.WaitingUntil);
        Assert.InRange(request.RemindAt!.Value, Now.AddDays(1), Until.AddDays(-1));
    }

    [Fact]
    public void A_higher_level_waits_as_long_as_its_terms_say()
    {
        var terms = Terms.Of(SupportLevel.MsaEnterprise);
        var request = In(RequestStatus.Processing);
        _ = request.AskForInformation(People.Engineer, Text(), Now, Waiting with { Terms = terms }).Value;
        // Ten working days: to Monday, December 7.
        Assert.Equal(new DateTimeOffset(2026, 12, 7, 15, 30, 0, TimeSpan.Zero), request.WaitingUntil);
    }

    [Fact]
    public void A_further_reply_begins_the_waiting_anew_and_with_it_the_reminder()
    {
        var request = Waits(RequestStatus.AwaitingCustomer, out _);
        _ = request.RemindOfWaiting(request.RemindAt!.Value).Value;
        var change = request.Reply(People.Engineer, Text(), Now.AddDays(2), Waiting).Value;
        Assert.Equal(Until.AddDays(2), request.WaitingUntil);
        Assert.Equal(Until.AddDays(2), change.Event.WaitingUntil);
        Assert.NotNull(request.RemindAt);
    }

    [Fact]
    public void A_reply_in_processing_begins_no_waiting()
    {
        var request = In(RequestStatus.Processing);
        Assert.Null(request.Reply(People.Engineer, Text(), Now, Waiting).Value.Event.WaitingUntil);
        Assert.Null(request.WaitingUntil);
    }

    [Theory]
    [InlineData(RequestStatus.AwaitingCustomer)]
    [InlineData(RequestStatus.SolutionProvided)]
    public void Whatever_the_customer_sends_stops_the_waiting(RequestStatus status)
    {
        var request = Waits(status, out _);
        _ = request.Answer(People.User, Text(), Until.AddSeconds(1)).Value;
        Assert.Equal((null, null, RequestStatus.Processing), (request.WaitingUntil, request.RemindAt, request.Status));
        Assert.True(request.RunOut(Until.AddYears(1)).IsRefused);
    }

    [Fact]
    public void Taking_a_request_and_noting_in_it_leave_the_waiting_as_it_is()
    {
        var request = Waits(RequestStatus.SolutionProvided, out _);
        _ = request.Assign(People.Engineer, People.Engineer, Now.AddHours(1)).Value;
        _ = request.AddNote(People.Engineer, Text(), Now.AddHours(2)).Value;
        Assert.Equal(Until, request.WaitingUntil);
    }

    [Fact]
    public void The_reminder_comes_once_from_its_time_on_and_is_no_change()
    {
        var request = Waits(RequestStatus.AwaitingCustomer, out _);
        var (remindAt, version, changedAt) = (request.RemindAt!.Value, request.Version, request.ChangedAt);
        Assert.IsType<MoveNotAllowed>(request.RemindOfWaiting(remindAt.AddTicks(-1)).Refusal);
        var change = request.RemindOfWaiting(remindAt).Value;
        Assert.IsType<WaitingReminded>(change.Event);
        Assert.Equal((Guid.Empty, TimelineKind.WaitingReminded, ""), (change.Event.ActorId, change.Line!.Kind, change.Line.ActorName));
        Assert.Equal(Until, change.Event.WaitingUntil);
        Assert.Equal((version, changedAt, Until), (request.Version, request.ChangedAt, request.WaitingUntil!.Value));
        Assert.IsType<MoveNotAllowed>(request.RemindOfWaiting(remindAt.AddHours(1)).Refusal);
    }

    [Fact]
    public void Who_slept_through_the_waiting_is_not_reminded_of_its_end() =>
        Assert.IsType<MoveNotAllowed>(Waits(RequestStatus.AwaitingCustomer, out _).RemindOfWaiting(Until).Refusal);

    [Theory]
    [InlineData(RequestStatus.AwaitingCustomer, RequestStatus.ResolvedNoInformation)]
    [InlineData(RequestStatus.SolutionProvided, RequestStatus.Closed)]
    public void The_clock_ends_the_request_at_the_very_moment_and_not_before(RequestStatus from, RequestStatus end)
    {
        var request = Waits(from, out _);
        Assert.IsType<MoveNotAllowed>(request.RunOut(Until.AddTicks(-1)).Refusal);
        Assert.Equal(from, request.Status);
        var change = request.RunOut(Until).Value;
        Assert.IsType<WaitingRanOut>(change.Event);
        Assert.Equal((end, Until, Guid.Empty), (request.Status, request.ChangedAt, change.Event.ActorId));
        Assert.Equal((TimelineKind.WaitingRanOut, end), (change.Line!.Kind, change.Line.Status));
        Assert.Null(request.WaitingUntil);
        Assert.IsType<MoveNotAllowed>(request.RunOut(Until.AddYears(1)).Refusal);
    }

    [Fact]
    public void A_request_without_a_waiting_is_moved_by_no_clock()
    {
        foreach (var status in Enum.GetValues<RequestStatus>())
            Assert.IsType<MoveNotAllowed>(In(status).RunOut(Now.AddYears(10)).Refusal);
    }

    [Fact]
    public void Where_the_clock_moves_stands_in_the_table_of_moves()
    {
        foreach (var from in Enum.GetValues<RequestStatus>())
        {
            var byClock = Enum.GetValues<RequestStatus>().Where(to => StatusMoves.Allows(from, to, Mover.Clock));
            Assert.Equal(byClock, WaitingRule.EndOf(from) is { } end ? [end] : []);
            Assert.Equal(WaitingRule.EndOf(from) is null, WaitingRule.ReasonIn(from) is null);
        }
    }

    [Fact]
    public void An_older_request_begins_to_wait_from_now()
    {
        var request = In(RequestStatus.AwaitingCustomer);
        request.BeginWaiting(Waiting, Now);
        Assert.Equal(Until, request.WaitingUntil);
        request.BeginWaiting(Waiting, Now.AddDays(3));
        Assert.Equal(Until, request.WaitingUntil);
    }

    [Theory]
    [InlineData(EscalationReason.Complaint)]
    [InlineData(EscalationReason.DeadlineBroken)]
    public void An_escalation_names_nobody_and_comes_once_for_a_reason(EscalationReason reason)
    {
        var request = In(RequestStatus.Processing);
        var change = request.Escalate(reason, Now.AddHours(1)).Value;
        Assert.Equal((Now.AddHours(1), reason, 2), (request.EscalatedAt!.Value, request.EscalationReason!.Value, request.Version));
        Assert.Equal((Guid.Empty, reason), (change.Event.ActorId, Assert.IsType<RequestEscalated>(change.Event).Reason));
        Assert.Equal((Guid.Empty, "", null), (change.Line!.ActorId, change.Line.ActorName, change.Line.Detail));
        Assert.IsType<AlreadyEscalated>(request.Escalate(reason, Now.AddHours(2)).Refusal);
        Assert.Equal(2, request.Version);
        Assert.False(request.Escalate(reason is EscalationReason.Complaint ? EscalationReason.DeadlineBroken : EscalationReason.Complaint, Now.AddHours(2)).IsRefused);
        Assert.IsType<RequestEnded>(In(RequestStatus.Closed).Escalate(reason, Now).Refusal);
    }

    private static SupportRequest Waits(RequestStatus status, out RequestChange change)
    {
        var request = In(RequestStatus.Processing);
        change = (status is RequestStatus.AwaitingCustomer
            ? request.AskForInformation(People.Engineer, Text(), Now, Waiting)
            : request.ProvideSolution(People.Engineer, Text(), Now, Waiting)).Value;
        return request;
    }
}
