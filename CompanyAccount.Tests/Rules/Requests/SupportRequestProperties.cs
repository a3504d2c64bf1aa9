using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Requests;

/// <summary>Whatever people do, in whatever order.</summary>
public sealed class SupportRequestProperties
{
    private static readonly Gen<(Actor Person, RequestAction Action, bool Empty)[]> Stories =
        Gen.Select(Gen.Int[0, People.All.Count - 1].Select(index => People.All[index]), Gen.Enum<RequestAction>(), Gen.Int[0, 9].Select(dice => dice == 0)).Array[1, 40];

    [Fact]
    public void No_story_leaves_the_table_of_moves() => Stories.Sample(story => Play(story, (request, before, step, outcome) =>
    {
        if (outcome.IsRefused)
            return;
        var by = step.Person is Actor.Member ? Mover.Customer : Mover.Engineer;
        if (request.Status != before.Status)
            Assert.True(StatusMoves.Allows(before.Status, request.Status, by), $"{before.Status} → {request.Status} by {by}");
    }));

    [Fact]
    public void The_version_grows_by_one_with_each_accepted_change_and_by_nothing_else() => Stories.Sample(story => Play(story, (request, before, step, outcome) =>
    {
        var grows = !outcome.IsRefused && step.Action is not RequestAction.AddNote;
        Assert.Equal(before.Version + (grows ? 1 : 0), request.Version);
        Assert.Equal(grows ? before.Now : before.ChangedAt, request.ChangedAt);
    }));

    [Fact]
    public void An_ended_request_accepts_nothing_but_notes() => Stories.Sample(story => Play(story, (_, before, step, outcome) =>
    {
        if (StatusMoves.IsEnd(before.Status) && step.Action is not RequestAction.AddNote)
            Assert.True(outcome.IsRefused, $"{step.Action} in {before.Status}");
    }));

    [Fact]
    public void A_refused_verb_changes_nothing() => Stories.Sample(story => Play(story, (request, before, _, outcome) =>
    {
        if (outcome.IsRefused)
            Assert.Equal((before.Status, before.Version, before.ChangedAt, before.AssigneeId), (request.Status, request.Version, request.ChangedAt, request.AssigneeId));
    }));

    [Fact]
    public void Who_may_not_see_the_request_never_hears_anything_else_of_it() => Stories.Sample(story => Play(story, (request, _, step, outcome) =>
    {
        if (!RequestActions.MaySee(step.Person, request.Standing))
            Assert.IsType<NotFound>(outcome.Refusal);
    }));

    private sealed record Before(RequestStatus Status, int Version, DateTimeOffset ChangedAt, Guid? AssigneeId, DateTimeOffset Now);

    private static void Play(
        (Actor Person, RequestAction Action, bool Empty)[] story,
        Action<SupportRequest, Before, (Actor Person, RequestAction Action, bool Empty), Outcome<RequestChange>> check)
    {
        var request = Bench.Requests.In(RequestStatus.Processing);
        var now = Bench.Requests.Now;
        foreach (var step in story)
        {
            now = now.AddMinutes(1);
            var before = new Before(request.Status, request.Version, request.ChangedAt, request.AssigneeId, now);
            check(request, before, step, Do(request, step.Person, step.Action, Bench.Requests.Text(step.Empty ? "" : "Текст"), now));
        }
    }

    private static Outcome<RequestChange> Do(SupportRequest request, Actor person, RequestAction action, MessageText text, DateTimeOffset now) => action switch
    {
        RequestAction.Answer => request.Answer(person, text, now),
        RequestAction.AcceptSolution => request.AcceptSolution(person, now),
        RequestAction.Close => request.Close(person, now),
        RequestAction.Take => request.Assign(person, person as Actor.Staff, now),
        RequestAction.Assign => request.Assign(person, People.SecondEngineer, now),
        RequestAction.Reply => request.Reply(person, text, now, Bench.Requests.Waiting),
        RequestAction.AskForInformation => request.AskForInformation(person, text, now, Bench.Requests.Waiting),
        RequestAction.ProvideSolution => request.ProvideSolution(person, text, now, Bench.Requests.Waiting),
        RequestAction.Cancel => request.Cancel(person, text, now),
        RequestAction.AddNote => request.AddNote(person, text, now),
        // It opens another request and leaves this one alone.
        RequestAction.FollowUp => RequestActions.RefusalOf(person, action, request.Standing) ?? new NotAllowed(),
        RequestAction.ChangeSeverity => request.ChangeSeverity(person, request.Severity is Severity.Low ? Severity.High : Severity.Low, text.Body, Terms.Calendar, now),
        RequestAction.LowerLevel => request.LowerLevel(person, text, Terms.Standard, Terms.Calendar, now),
    };
}
