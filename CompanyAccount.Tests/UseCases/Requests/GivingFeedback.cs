using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>Gratitude and complaints: for service managers, and for no engineer (guide, block 7).</summary>
public sealed class GivingFeedback
{
    private const string Canary = "КАНАРЕЙКА-отзыв-5c1e";

    private static readonly FeedbackForm Complaint = new() { Kind = FeedbackKind.Complaint, AboutEngineer = true, Engineer = People.Engineer.Name, Subject = Canary, Description = Canary };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_complaint_reaches_the_managers_queue_and_escalates_the_open_request(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var open = await room.SubmitAsync(People.User);
        var number = await GiveAsync(database, Complaint with { Concerns = open.ToString() });
        var escalated = await database.FindAsync(open);
        Assert.Equal(EscalationReason.Complaint, escalated.EscalationReason);

        var row = Assert.Single((await QueueAsync(database, new())).Rows);
        Assert.Equal((number.Value, FeedbackKind.Complaint, "Ромашка", People.User.Name, People.Engineer.Name, open.Value, true),
            (row.Number, row.Kind, row.CompanyName, row.AuthorName, row.Engineer!, row.ConcernsNumber!.Value, row.Waits));

        await room.Outbox.HandleDueAsync(Token);
        await room.Outbox.HandleDueAsync(Token);
        var mails = await room.MailsAsync();
        var toManager = mails.Where(mail => mail.PersonId == People.Manager.PersonId).ToList();
        Assert.Equal([$"[{open}] Эскалация по жалобе", $"[{number}] Новый отзыв: жалоба"], toManager.Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.All(toManager, mail => Assert.Equal(Guid.Empty, mail.ThreadId));
        Assert.DoesNotContain(mails, mail => People.Staff.Any(person => person.PersonId == mail.PersonId && person.PersonId != People.Manager.PersonId));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_engineer_finds_feedback_in_lists_counts_search_board_page_drafts_or_hints(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await database.SubmitAsync();
        using var follower = database.Feed.FollowEach(Topic.OpenRequests, Topic.Board);
        var number = await GiveAsync(database, Complaint);
        Assert.False(follower.Hints.TryRead(out _), "A hint about feedback came to where engineers follow.");
        Assert.False((await database.DoAsync(RequestAction.Answer, People.User, number, 1)).IsRefused);
        Assert.False(follower.Hints.TryRead(out _), "A hint about feedback came to where engineers follow.");
        await database.Get<OpenRequestSnapshot>().LoadAsync(Token);

        foreach (var engineer in (Actor.Staff[])[People.Engineer, People.SecondEngineer])
        {
            foreach (var search in (string[])["", "канарейка", number.ToString(), number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            {
                var list = (await database.Get<ReadRequestList>().RunAsync(engineer, new() { Search = search }, Token)).Value;
                Assert.DoesNotContain(list.Rows, row => row.Number == number.Value);
                if (list.Counts is { } counts)
                    Assert.Equal(list.Rows.Count, counts.Values.Sum());
            }

            var board = (await database.Get<ReadBoard>().RunAsync(engineer, BoardFilter.None, Token)).Value;
            Assert.Equal(open.Value, Assert.Single(board.Rows).Number);
            Assert.Equal(1, board.Open);
            Assert.IsType<NotFound>((await database.Get<ReadRequest>().RunAsync(engineer, number, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<SaveReplyDraft>().RunAsync(engineer, number, RequestAction.Reply, "Текст", Token)).Refusal);
            Assert.IsType<NotAllowed>((await database.Get<ReadFeedback>().RunAsync(engineer, new(), Token)).Refusal);
            foreach (var action in Enum.GetValues<RequestAction>().Where(action => action is not RequestAction.FollowUp))
                Assert.IsType<NotFound>((await database.DoAsync(action, engineer, number, 2)).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_engineers_see_of_an_escalated_request_tells_neither_the_reason_nor_a_name(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await database.SubmitAsync();
        await GiveAsync(database, Complaint with { Concerns = open.ToString() });
        var details = (await database.Get<ReadRequest>().RunAsync(People.Engineer, open, Token)).Value;
        var line = Assert.Single(details.Timeline, line => line.Kind is TimelineKind.Escalated);
        Assert.Equal((Guid.Empty, "", null), (line.ActorId, line.ActorName, line.Detail));
        Assert.Empty(details.Links);
        Assert.DoesNotContain(details.Messages, message => message.Body.Contains(Canary, StringComparison.Ordinal));
        await database.Get<OpenRequestSnapshot>().LoadAsync(Token);
        Assert.True(Assert.Single((await database.Get<ReadBoard>().RunAsync(People.Engineer, BoardFilter.None, Token)).Value.Rows).IsEscalated);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_manager_answers_the_author_and_gives_feedback_to_no_engineer(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var number = await GiveAsync(database, Complaint);
        Assert.IsType<NotAnEngineer>((await database.Get<AssignRequest>().RunAsync(People.Manager, number, 1, People.SecondEngineer.PersonId, Token)).Refusal);
        await room.DoAsync(number, version => database.DoAsync(RequestAction.Take, People.Manager, number, version));
        await room.DoAsync(number, version => database.DoAsync(RequestAction.Reply, People.Manager, number, version, Bench.Requests.Text("Разберёмся")));
        Assert.Empty((await QueueAsync(database, new())).Rows);
        Assert.False(Assert.Single((await QueueAsync(database, new() { State = FeedbackState.Answered })).Rows).Waits);
        // The author has the last word again.
        await room.DoAsync(number, version => database.DoAsync(RequestAction.Answer, People.User, number, version));
        Assert.Equal(1, (await QueueAsync(database, new() { Kind = FeedbackKind.Complaint })).Waiting);
        Assert.Empty((await QueueAsync(database, new() { State = FeedbackState.All, Kind = FeedbackKind.Gratitude })).Rows);
        await room.Outbox.HandleDueAsync(Token);
        Assert.Contains(await room.MailsAsync(), mail => mail.PersonId == People.User.PersonId && mail.Text.Contains("Разберёмся", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gratitude_names_an_open_request_without_escalating_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await database.SubmitAsync();
        var number = await GiveAsync(database, new() { Kind = FeedbackKind.Gratitude, Concerns = open.ToString(), Subject = "Спасибо", Description = "Быстро" });
        Assert.Null((await database.FindAsync(open)).EscalatedAt);
        Assert.Equal(open.Value, (await database.Get<ReadRequest>().RunAsync(People.Manager, number, Token)).Value.Concerns!.Number);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_request_that_is_ended_or_not_the_authors_to_see_cannot_be_named(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ended = await database.SubmitInAsync(RequestStatus.Closed);
        var anothers = await database.SubmitAsync(People.VectorUser);
        var colleagues = await database.SubmitAsync(People.Colleague);
        var feedback = await GiveAsync(database, Complaint);
        var before = await database.CountAsync();
        foreach (var number in (RequestNumber[])[ended, anothers, colleagues, feedback, new(999)])
        {
            var refusal = (await database.Get<SubmitFeedback>().RunAsync(People.User, FreshId.Next(), Complaint with { Concerns = number.ToString() }, Token)).Refusal;
            Assert.Equal(nameof(FeedbackForm.Concerns), Assert.Single(Assert.IsType<InvalidInput>(refusal).Faults).Field);
        }

        Assert.Equal(before, await database.CountAsync());
        Assert.Null((await database.FindAsync(anothers)).EscalatedAt);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_form_makes_one_feedback_though_an_engineer_writes_at_the_same_moment(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await database.SubmitAsync();
        var form = FreshId.Next();
        var writing = Task.Run(() => database.DoAsync(RequestAction.Reply, People.Engineer, open, 1), Token);
        var sending = Enumerable.Range(0, 3).Select(_ => Task.Run(() => database.Get<SubmitFeedback>().RunAsync(People.User, form, Complaint with { Concerns = open.ToString() }, Token), Token)).ToList();
        var outcomes = await Task.WhenAll(sending);
        await writing;
        Assert.Contains(outcomes, outcome => !outcome.IsRefused);
        await using var db = database.Open();
        Assert.Equal(1, await db.Requests.CountAsync(row => row.Category == RequestCategory.Feedback, Token));
        Assert.Equal(1, await db.Timeline.CountAsync(line => line.Kind == TimelineKind.Escalated, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Engineers_who_wrote_publicly_and_open_requests_are_offered_and_nothing_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var mine = await database.SubmitAsync();
        await database.SubmitInAsync(RequestStatus.Closed);
        await database.SubmitAsync(People.VectorUser);
        await database.SubmitAsync(People.Colleague);
        Assert.False((await database.DoAsync(RequestAction.Reply, People.Engineer, mine, 1)).IsRefused);
        Assert.False((await database.DoAsync(RequestAction.AddNote, People.SecondEngineer, mine, 2)).IsRefused);
        var choices = (await database.Get<ReadFeedbackChoices>().RunAsync(People.User, Token)).Value;
        Assert.Equal([mine.Value], choices.Requests.Select(request => request.Number));
        Assert.Equal([People.Engineer.Name], choices.Engineers);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_queue_is_read_page_by_page(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < ReadFeedback.PageSize + 3; i++)
            await GiveAsync(database, Complaint with { Subject = $"Отзыв {i}" });
        var first = await QueueAsync(database, new());
        var second = await QueueAsync(database, new() { After = first.Next });
        Assert.Equal((ReadFeedback.PageSize, 3, ReadFeedback.PageSize + 3), (first.Rows.Count, second.Rows.Count, first.Waiting));
        Assert.Null(second.Next);
        Assert.Empty(first.Rows.Select(row => row.Number).Intersect(second.Rows.Select(row => row.Number)));
    }

    private static async Task<RequestNumber> GiveAsync(TestDatabase database, FeedbackForm form) =>
        (await database.Get<SubmitFeedback>().RunAsync(People.User, FreshId.Next(), form, Token)).Value;

    private static async Task<FeedbackList> QueueAsync(TestDatabase database, FeedbackFilter filter) =>
        (await database.Get<ReadFeedback>().RunAsync(People.Manager, filter, Token)).Value;
}
