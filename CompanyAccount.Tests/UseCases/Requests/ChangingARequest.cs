using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;
using static CompanyAccount.Tests.Bench.Requests;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>Every action on a request, through its use case, on both databases.</summary>
public sealed class ChangingARequest
{
    /// <summary>An action, who does it, where it works, where it leads, how many messages, notes and lines it adds, and the fact.</summary>
    private static readonly (RequestAction Action, Actor Actor, RequestStatus From, RequestStatus To, int Messages, int Notes, int Lines, Type Fact)[] Stories =
    [
        (RequestAction.Answer, People.User, RequestStatus.AwaitingCustomer, RequestStatus.Processing, 1, 0, 1, typeof(RequestAnswered)),
        (RequestAction.AcceptSolution, People.User, RequestStatus.SolutionProvided, RequestStatus.Closed, 0, 0, 1, typeof(SolutionAccepted)),
        (RequestAction.Close, People.Administrator, RequestStatus.Processing, RequestStatus.CanceledByUser, 0, 0, 1, typeof(RequestClosedByCustomer)),
        (RequestAction.Take, People.Engineer, RequestStatus.Processing, RequestStatus.Processing, 0, 0, 1, typeof(RequestAssigned)),
        (RequestAction.Assign, People.Manager, RequestStatus.Processing, RequestStatus.Processing, 0, 0, 1, typeof(RequestAssigned)),
        (RequestAction.Reply, People.Engineer, RequestStatus.SolutionProvided, RequestStatus.SolutionProvided, 1, 0, 1, typeof(CustomerReplied)),
        (RequestAction.AskForInformation, People.Engineer, RequestStatus.Processing, RequestStatus.AwaitingCustomer, 1, 0, 1, typeof(InformationAsked)),
        (RequestAction.ProvideSolution, People.Engineer, RequestStatus.Processing, RequestStatus.SolutionProvided, 1, 0, 1, typeof(SolutionSent)),
        (RequestAction.Cancel, People.Engineer, RequestStatus.Processing, RequestStatus.CanceledBySupport, 1, 0, 1, typeof(RequestCanceled)),
        (RequestAction.ChangeSeverity, People.Engineer, RequestStatus.AwaitingCustomer, RequestStatus.AwaitingCustomer, 0, 0, 1, typeof(SeverityChanged)),
        (RequestAction.AddNote, People.Engineer, RequestStatus.Closed, RequestStatus.Closed, 0, 1, 0, typeof(NoteAdded)),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider, RequestAction> EveryAction()
    {
        var data = new TheoryData<DatabaseProvider, RequestAction>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            // A follow-up is another request; what is lowered has a contract, and stands with the premium requests.
            foreach (var action in Enum.GetValues<RequestAction>().Except([RequestAction.FollowUp, RequestAction.LowerLevel]))
                data.Add(provider, action);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task The_change_and_its_fact_are_kept_together(DatabaseProvider provider, RequestAction action)
    {
        var story = Stories.Single(row => row.Action == action);
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitInAsync(story.From);
        var before = await database.CountAsync();

        var told = (await database.DoAsync(action, story.Actor, number, 1)).Value;

        var request = await database.FindAsync(number);
        Assert.Equal((story.To, action is RequestAction.AddNote ? 1 : 2), (request.Status, request.Version));
        Assert.Equal(new RequestChanged(request.Status, request.Version), told);
        Assert.Equal(
            before with
            {
                Messages = before.Messages + story.Messages,
                Notes = before.Notes + story.Notes,
                Lines = before.Lines + story.Lines,
                Events = before.Events + 1,
            },
            await database.CountAsync());
        await using var db = database.Open();
        var row = await db.Outbox.OrderByDescending(entry => entry.At).FirstAsync(Token);
        var fact = row.Read<RequestEvent>();
        Assert.IsType(story.Fact, fact);
        Assert.Equal((row.Id, request.Id, story.Actor.PersonId, story.To), (fact.Id, fact.RequestId, fact.ActorId, fact.Status));
        Assert.Null(row.HandledAt);
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task What_is_refused_writes_nothing(DatabaseProvider provider, RequestAction action)
    {
        var story = Stories.Single(row => row.Action == action);
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitInAsync(story.From);
        var before = await database.CountAsync();

        foreach (var person in (Actor[])[.. People.Strangers, People.Colleague, People.Operator])
            Assert.IsType<NotFound>((await database.DoAsync(action, person, number, 1)).Refusal);
        Assert.IsType<NotFound>((await database.DoAsync(action, story.Actor, new(number.Value + 1), 1)).Refusal);
        foreach (var person in story.Actor is Actor.Member ? (Actor[])[People.Viewer, People.Engineer, People.Manager] : [People.User, People.Owner, People.Viewer])
            Assert.IsType<NotAllowed>((await database.DoAsync(action, person, number, 1)).Refusal);
        foreach (var otherVersion in (int[])[0, 2])
            Assert.IsType<ChangedMeanwhile>((await database.DoAsync(action, story.Actor, number, otherVersion)).Refusal);

        Assert.Equal(before, await database.CountAsync());
        var request = await database.FindAsync(number);
        Assert.Equal((story.From, 1), (request.Status, request.Version));
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task Of_several_at_once_one_wins_and_the_others_are_told(DatabaseProvider provider, RequestAction action)
    {
        var story = Stories.Single(row => row.Action == action);
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitInAsync(story.From);
        var before = await database.CountAsync();

        var outcomes = await AtOnce(4, () => database.DoAsync(action, story.Actor, number, 1));

        // A note changes nothing that a colleague could have changed: all of them are kept.
        var winners = action is RequestAction.AddNote ? 4 : 1;
        Assert.Equal(winners, outcomes.Count(outcome => !outcome.IsRefused));
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<ChangedMeanwhile>(outcome.Refusal));
        var after = await database.CountAsync();
        Assert.Equal(
            (before.Events + winners, before.Messages + story.Messages, before.Lines + story.Lines, before.Notes + winners * story.Notes),
            (after.Events, after.Messages, after.Lines, after.Notes));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_retry_of_a_sent_text_makes_no_second_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var story in Stories.Where(story => story.Messages + story.Notes > 0))
        {
            var number = await database.SubmitInAsync(story.From);
            var text = Text();
            var first = (await database.DoAsync(story.Action, story.Actor, number, 1, text)).Value;
            var kept = await database.CountAsync();
            Assert.Equal(first, (await database.DoAsync(story.Action, story.Actor, number, 1, text)).Value);
            Assert.Equal(kept, await database.CountAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_text_arriving_several_times_at_once_is_kept_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var story in Stories.Where(story => story.Action is RequestAction.Answer or RequestAction.AddNote))
        {
            var number = await database.SubmitInAsync(story.From);
            var before = await database.CountAsync();
            var text = Text();

            var outcomes = await AtOnce(4, () => database.DoAsync(story.Action, story.Actor, number, 1, text));

            Assert.Contains(outcomes, outcome => !outcome.IsRefused);
            Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<ChangedMeanwhile>(outcome.Refusal));
            var after = await database.CountAsync();
            Assert.Equal((before.Messages + story.Messages, before.Notes + story.Notes, before.Events + 1), (after.Messages, after.Notes, after.Events));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_id_of_anothers_text_opens_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var text = Text();
        Assert.False((await database.DoAsync(RequestAction.Answer, People.User, number, 1, text)).IsRefused);
        var before = await database.CountAsync();

        Assert.IsType<ChangedMeanwhile>((await database.DoAsync(RequestAction.Answer, People.Owner, number, 2, text)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await database.DoAsync(RequestAction.Reply, People.Engineer, number, 2, text)).Refusal);
        Assert.IsType<NotFound>((await database.DoAsync(RequestAction.Answer, People.VectorOwner, number, 2, text)).Refusal);
        Assert.Equal(before, await database.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_customer_closing_and_an_engineer_answering_at_once_end_in_one_of_the_two(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var number = await database.SubmitAsync();
            var outcomes = await Task.WhenAll(
                Task.Run(() => database.DoAsync(RequestAction.Close, People.User, number, 1), Token),
                Task.Run(() => database.DoAsync(RequestAction.ProvideSolution, People.Engineer, number, 1), Token));
            var winner = Assert.Single(outcomes, outcome => !outcome.IsRefused);
            Assert.IsType<ChangedMeanwhile>(Assert.Single(outcomes, outcome => outcome.IsRefused).Refusal);
            Assert.Equal(winner.Value.Status, (await database.FindAsync(number)).Status);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_request_is_given_only_to_those_who_work_on_requests_today(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var assign = database.Get<AssignRequest>();
        foreach (var nobody in (Guid[])[People.Operator.PersonId, People.User.PersonId, FreshId.Next()])
        {
            Assert.IsType<NotAnEngineer>((await assign.RunAsync(People.Engineer, number, 1, nobody, Token)).Refusal);
            // Who may not assign learns nothing about who could be assigned.
            Assert.IsType<NotAllowed>((await assign.RunAsync(People.Owner, number, 1, nobody, Token)).Refusal);
        }

        Assert.Equal(2, (await assign.RunAsync(People.Engineer, number, 1, People.Manager.PersonId, Token)).Value.Version);
        Assert.Equal(People.Manager.Name, (await database.FindAsync(number)).AssigneeName);
        Assert.Equal(3, (await assign.RunAsync(People.Engineer, number, 2, null, Token)).Value.Version);
        Assert.Null((await database.FindAsync(number)).AssigneeId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_sent_text_takes_its_draft_away_and_a_refused_one_leaves_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        await database.Get<SaveReplyDraft>().RunAsync(People.User, number, RequestAction.Answer, "Почти готово", Token);
        Assert.IsType<ChangedMeanwhile>((await database.DoAsync(RequestAction.Answer, People.User, number, 0)).Refusal);
        Assert.Equal(1, (await database.CountAsync()).ReplyDrafts);
        Assert.False((await database.DoAsync(RequestAction.Answer, People.User, number, 1)).IsRefused);
        Assert.Equal(0, (await database.CountAsync()).ReplyDrafts);
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task A_change_is_announced_to_all_whom_it_concerns_and_a_refusal_to_nobody(DatabaseProvider provider, RequestAction action)
    {
        var story = Stories.Single(row => row.Action == action);
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitInAsync(story.From);
        var id = (await database.FindAsync(number)).Id;
        using var follower = database.Feed.FollowEach(
            Topic.Request(id), Topic.RequestsOf(People.Romashka), Topic.RequestsOf(People.Vector), Topic.OpenRequests, Topic.Outbox);

        Assert.True((await database.DoAsync(action, story.Actor, number, 0)).IsRefused);
        Assert.False(follower.Hints.TryRead(out _));

        Assert.False((await database.DoAsync(action, story.Actor, number, 1)).IsRefused);
        var heard = new HashSet<LiveHint>();
        while (follower.Hints.TryRead(out var hint))
            heard.Add(hint with { Committed = null });
        Assert.Equal([new(Topic.Request(id), id), new(Topic.RequestsOf(People.Romashka), id), new(Topic.OpenRequests, id), new(Topic.Outbox, Guid.Empty)], heard);
    }

    private static Task<T[]> AtOnce<T>(int times, Func<Task<T>> call) => Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(call, Token)));
}
