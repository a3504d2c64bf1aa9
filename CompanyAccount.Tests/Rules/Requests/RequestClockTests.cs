using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.Requests;

namespace CompanyAccount.Tests.Rules.Requests;

/// <summary>How a request keeps the clock of its reaction; the clock itself is tested with the service times.</summary>
public sealed class RequestClockTests
{
    // Business, severity 1: two hours, around the clock.
    private static readonly DateTimeOffset Due = Now.AddHours(2);

    [Fact]
    public void A_premium_request_has_the_deadline_and_the_place_of_its_level()
    {
        var request = Premium();
        Assert.Equal((SupportLevel.MsaBusiness, SupportPriority.High), (request.Level, request.Priority));
        Assert.Equal((Due, Now.AddMinutes(90), Due), (request.ReactionDueAt, request.ReactionNearAt, request.DeadlineCheckAt));
    }

    [Fact]
    public void Standard_support_promises_nothing()
    {
        var request = In(RequestStatus.Processing);
        Assert.Equal((SupportLevel.Standard, SupportPriority.Common), (request.Level, request.Priority));
        Assert.Null(request.ReactionDueAt);
        Assert.Null(request.DeadlineCheckAt);
        Assert.Null(request.BreakDeadline(Now.AddYears(1)));
    }

    [Fact]
    public void Another_severity_moves_the_deadline_and_the_same_one_or_none_is_refused()
    {
        var request = Premium();
        foreach (var wrong in (Severity[])[request.Severity, (Severity)99])
            Assert.Equal(Fault.UnknownChoice, Assert.IsType<InvalidInput>(request.ChangeSeverity(People.Engineer, wrong, "Причина", Terms.Calendar, Now).Refusal).Faults[0].Fault);
        Assert.Equal("Reason", Assert.IsType<InvalidInput>(request.ChangeSeverity(People.Engineer, Severity.Low, " ", Terms.Calendar, Now).Refusal).Faults[0].Field);
        Assert.Equal((Due, 1), (request.ReactionDueAt, request.Version));
        _ = request.ChangeSeverity(People.Engineer, Severity.Low, "Причина", Terms.Calendar, Now).Value;
        Assert.Equal((Severity.Low, 2), (request.Severity, request.Version));
        Assert.True(request.ReactionDueAt > Due);
    }

    public static TheoryData<RequestAction> FirstWords => [RequestAction.Reply, RequestAction.AskForInformation, RequestAction.ProvideSolution, RequestAction.Cancel];

    [Theory]
    [MemberData(nameof(FirstWords))]
    public void The_first_public_word_of_support_is_the_reaction_and_only_the_first(RequestAction action)
    {
        var request = Premium();
        _ = Say(request, action, Now.AddHours(1));
        Assert.Equal(Now.AddHours(1), request.ReactedAt);
        Assert.Null(request.DeadlineCheckAt);
        Assert.Equal(DeadlineState.Kept, request.DeadlineBy(Terms.Calendar)!.Value.StateAt(Due.AddDays(1)));
        if (action is RequestAction.Reply)
            _ = Say(request, RequestAction.AskForInformation, Now.AddHours(1.5));
        Assert.Equal(Now.AddHours(1), request.ReactedAt);
        Assert.Null(request.BreakDeadline(Due.AddTicks(1)));
    }

    [Fact]
    public void Notes_taking_and_the_customers_own_words_are_no_reaction()
    {
        var request = Premium();
        _ = request.AddNote(People.Engineer, Text(), Now.AddMinutes(1)).Value;
        _ = request.Assign(People.Engineer, People.Engineer, Now.AddMinutes(2)).Value;
        _ = request.Answer(People.User, Text(), Now.AddMinutes(3)).Value;
        Assert.Null(request.ReactedAt);
        Assert.Equal(Due, request.DeadlineCheckAt);
    }

    [Fact]
    public void A_request_that_its_author_closes_in_time_waits_for_no_reaction()
    {
        var request = Premium();
        _ = request.Close(People.User, Due).Value;
        Assert.Null(request.DeadlineCheckAt);
        Assert.Null(request.BreakDeadline(Due.AddDays(1)));
    }

    [Fact]
    public void A_broken_deadline_is_recorded_once_and_by_the_portal_itself()
    {
        var request = Premium();
        Assert.Null(request.BreakDeadline(Due));
        var change = request.BreakDeadline(Due.AddTicks(1));
        Assert.IsType<DeadlineBroken>(change!.Event);
        Assert.Equal((Guid.Empty, TimelineKind.DeadlineBroken, Guid.Empty), (change.Event.ActorId, change.Line!.Kind, change.Line.ActorId));
        Assert.Equal((Due.AddTicks(1), (DateTimeOffset?)null, 2), (request.DeadlineBrokenAt, request.DeadlineCheckAt, request.Version));
        Assert.Null(request.BreakDeadline(Due.AddDays(1)));
    }

    [Fact]
    public void A_late_answer_leaves_a_broken_deadline_to_be_recorded()
    {
        var request = Premium();
        _ = Say(request, RequestAction.Reply, Due.AddMinutes(5));
        Assert.NotNull(request.BreakDeadline(Due.AddMinutes(6)));
    }

    [Fact]
    public void Another_calendar_moves_a_deadline_of_working_hours_and_no_other()
    {
        var working = Premium(Severity.High);
        var always = Premium();
        var closed = new WorkingCalendar(Terms.Calendar.Zone, [new(DateOnly.MinValue, Terms.Calendar.HoursOn(new(2026, 11, 23)))], new HashSet<DateOnly> { new(2026, 11, 23) }, new HashSet<DateOnly>(), new HashSet<int> { 2026 });
        // Submitted at noon: six working hours end at 18:00; with that day a holiday, at 16:00 of the next.
        Assert.Equal(Now.AddHours(6), working.ReactionDueAt);
        Assert.True(working.Refold(closed));
        Assert.Equal(Now.AddHours(28), working.ReactionDueAt);
        Assert.False(working.Refold(closed));
        Assert.False(always.Refold(closed));
    }

    [Fact]
    public void The_board_puts_priority_first_then_the_deadline_then_age()
    {
        BoardRow Row(long number, SupportPriority priority, int? dueInHours, double ageInHours, bool reacted = false) => new(
            FreshId.Next(), number, "", "", null, "", Severity.High, RequestStatus.Processing, null, null, Now.AddHours(-ageInHours), Now, 1, "", "", SupportLevel.MsaPlus, priority,
            null, dueInHours is { } hours ? Now.AddHours(hours) : null, reacted ? Now : null);
        BoardRow[] expected =
        [
            Row(7, SupportPriority.Highest, 8, 1),
            Row(6, SupportPriority.High, -1, 1),
            Row(5, SupportPriority.High, 3, 9),
            Row(4, SupportPriority.High, 1, 20, reacted: true),
            Row(3, SupportPriority.High, null, 10),
            Row(2, SupportPriority.Common, null, 100),
            Row(1, SupportPriority.Common, null, 99),
        ];
        Assert.Equal(expected.Select(row => row.Number), expected.OrderBy(row => row.Number).Order(BoardRow.QueueOrder).Select(row => row.Number));
    }

    private static SupportRequest Premium(Severity severity = Severity.Critical) => SupportRequest.Submit(
        People.User, Forms.Small with { Severity = severity }, SmallCatalog.Catalog, Terms.Of(SupportLevel.MsaBusiness), Terms.Calendar, 1, FreshId.Next(), Now).Value.Request;

    private static RequestChange Say(SupportRequest request, RequestAction action, DateTimeOffset at) => (action switch
    {
        RequestAction.Reply => request.Reply(People.Engineer, Text(), at, Waiting),
        RequestAction.AskForInformation => request.AskForInformation(People.Engineer, Text(), at, Waiting),
        RequestAction.ProvideSolution => request.ProvideSolution(People.Engineer, Text(), at, Waiting),
        _ => request.Cancel(People.Engineer, Text(), at),
    }).Value;
}
