using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>From every end a customer opens a request that goes on from it.</summary>
public sealed class FollowingUp
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider, RequestStatus> EveryEnd() =>
        [.. from provider in Enum.GetValues<DatabaseProvider>() from status in Enum.GetValues<RequestStatus>() where StatusMoves.IsEnd(status) select new TheoryDataRow<DatabaseProvider, RequestStatus>(provider, status)];

    [Theory]
    [MemberData(nameof(EveryEnd))]
    public async Task Every_end_begins_a_draft_of_the_same_and_the_two_requests_are_linked(DatabaseProvider provider, RequestStatus end)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ended = await database.SubmitInAsync(end);
        var draft = (await StartAsync(database, People.User, ended)).Value;
        Assert.Equal(Forms.Technical with { Description = "", FollowsUp = ended.Value }, draft.Form);
        Assert.Equal(3, draft.Step);

        var number = (await database.Get<SubmitRequest>().RunAsync(People.User, draft.Id, draft.Form with { Description = "Снова" }, Token)).Value;
        Assert.Equal(ended.Value, (await ReadAsync(database, People.User, number)).FollowsUp!.Number);
        Assert.Equal(number.Value, Assert.Single((await ReadAsync(database, People.Engineer, ended)).FollowUps).Number);
        Assert.Equal(end, (await database.FindAsync(ended)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_draft_is_lost_only_when_its_writer_agrees(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ended = await database.SubmitInAsync(RequestStatus.Closed);
        var mine = FreshId.Next();
        Assert.False((await database.Get<SaveDraft>().RunAsync(People.User, mine, 0, new() { Subject = "Моё" }, 1, Token)).IsRefused);

        var inTheWay = Assert.IsType<DraftInTheWay>((await StartAsync(database, People.User, ended)).Refusal);
        Assert.Equal((mine, "Моё"), (inTheWay.DraftId, inTheWay.Subject));
        Assert.IsType<DraftInTheWay>((await StartAsync(database, People.User, ended, FreshId.Next())).Refusal);
        Assert.Equal(mine, (await database.Get<ReadDraft>().RunAsync(People.User, Token)).Value.Id);

        var begun = (await StartAsync(database, People.User, ended, mine)).Value;
        Assert.NotEqual(mine, begun.Id);
        // Pressed again, it is the same draft, not a question.
        Assert.Equal(begun.Id, (await StartAsync(database, People.User, ended)).Value.Id);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_clicks_at_once_make_one_draft(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ended = await database.SubmitInAsync(RequestStatus.Closed);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(database, People.User, ended), Token)));
        Assert.Contains(outcomes, outcome => !outcome.IsRefused);
        Assert.Single(outcomes.Where(outcome => !outcome.IsRefused).Select(outcome => outcome.Value.Id).Distinct());
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.True(outcome.Refusal is ChangedMeanwhile or TemporarilyUnavailable));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_open_request_is_followed_up_by_nobody_and_a_strange_number_links_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await database.SubmitAsync();
        Assert.IsType<MoveNotAllowed>((await StartAsync(database, People.User, open)).Refusal);
        var anothers = await database.SubmitInAsync(RequestStatus.Closed, People.VectorUser);
        foreach (var number in (RequestNumber[])[open, anothers, new(999)])
        {
            var made = (await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), Forms.Technical with { FollowsUp = number.Value }, Token)).Value;
            Assert.Null((await database.FindAsync(made)).FollowsUpId);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_question_about_the_portal_is_followed_up_by_a_question(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var form = new PortalQuestionForm { Topic = PortalTopic.PortalWork, Subject = "Вопрос", Description = "Текст" };
        var ended = (await database.Get<SubmitPortalQuestion>().RunAsync(People.User, FreshId.Next(), form, Token)).Value;
        Assert.False((await database.DoAsync(RequestAction.Close, People.User, ended, 1)).IsRefused);
        var made = (await database.Get<SubmitPortalQuestion>().RunAsync(People.User, FreshId.Next(), form with { FollowsUp = ended.Value }, Token)).Value;
        Assert.Equal(ended.Value, (await ReadAsync(database, People.User, made)).FollowsUp!.Number);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_shows_no_request_that_the_reader_may_not_see(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ended = await database.SubmitInAsync(RequestStatus.Closed, People.User);
        // The viewer goes on from a colleague's request; the colleague does not see the viewer's.
        var made = (await database.Get<SubmitRequest>().RunAsync(People.Viewer, FreshId.Next(), Forms.Technical with { FollowsUp = ended.Value }, Token)).Value;
        Assert.NotNull((await database.FindAsync(made)).FollowsUpId);
        Assert.Empty((await ReadAsync(database, People.User, ended)).Links);
        Assert.Single((await ReadAsync(database, People.Viewer, ended)).Links);
    }

    private static Task<Outcome<SavedDraft>> StartAsync(TestDatabase database, Actor actor, RequestNumber number, Guid? replaced = null) =>
        database.Get<StartFollowUp>().RunAsync(actor, number, replaced, Token);

    private static async Task<RequestDetails> ReadAsync(TestDatabase database, Actor actor, RequestNumber number) =>
        (await database.Get<ReadRequest>().RunAsync(actor, number, Token)).Value;
}
