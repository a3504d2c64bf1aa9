using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class ReadingRequests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_the_database_lets_a_person_see_is_what_the_rule_says(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var author in People.Members)
            await database.SubmitAsync(author);
        await using var db = database.Open();
        var all = await db.Requests.AsNoTracking().ToListAsync(Token);
        Assert.Equal(People.Members.Count, all.Count);
        foreach (var person in People.All)
        {
            var expected = all.Where(row => RequestActions.MaySee(person, row.Standing)).Select(row => row.Number).Order();
            var seen = await db.RequestsSeenBy(person).Select(row => row.Number).OrderBy(number => number).ToListAsync(Token);
            Assert.Equal(expected, seen);
            Assert.Equal(expected.OrderDescending(), (await ListAsync(database, person, new() { Sort = RequestSort.Number })).Rows.Select(row => row.Number));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_status_filter_narrows_the_rows_and_leaves_the_counts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var status in Enum.GetValues<RequestStatus>())
            await database.SubmitInAsync(status);
        await database.SubmitInAsync(RequestStatus.Closed);
        await database.SubmitInAsync(RequestStatus.Closed, People.VectorUser);

        var page = await ListAsync(database, People.Owner, new() { Statuses = [RequestStatus.Closed, RequestStatus.Processing] });
        Assert.Equal([RequestStatus.Closed, RequestStatus.Closed, RequestStatus.Processing], page.Rows.Select(row => row.Status));
        Assert.Equal(Enum.GetValues<RequestStatus>().ToDictionary(status => status, status => status is RequestStatus.Closed ? 2 : 1), page.Counts);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Mine_are_those_I_opened_or_work_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var users = await database.SubmitAsync(People.User);
        var owners = await database.SubmitAsync(People.Owner);
        Assert.False((await database.DoAsync(RequestAction.Take, People.Engineer, users, 1)).IsRefused);
        Assert.Equal([owners.Value], (await ListAsync(database, People.Owner, new() { OnlyMine = true })).Rows.Select(row => row.Number));
        Assert.Equal([users.Value], (await ListAsync(database, People.Engineer, new() { OnlyMine = true })).Rows.Select(row => row.Number));
        Assert.Empty((await ListAsync(database, People.SecondEngineer, new() { OnlyMine = true })).Rows);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Walking_the_pages_there_and_back_meets_every_request_once_in_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var count = 2 * ReadRequestList.PageSize + 7;
        for (var i = 0; i < count; i++)
            await database.SubmitAsync();
        // Several share one instant, and the order of change is not the order of numbers.
        await using (var db = database.Open())
        {
            var rows = await db.Requests.ToListAsync(Token);
            foreach (var row in rows)
                db.Entry(row).Property(request => request.ChangedAt).CurrentValue = TestDatabase.Start.AddMinutes(row.Number * 7 % 10);
            await db.SaveChangesAsync(Token);
        }

        foreach (var sort in Enum.GetValues<RequestSort>())
        {
            foreach (var descending in (bool[])[true, false])
            {
                var filter = new RequestListFilter { Sort = sort, Descending = descending };
                await using var db = database.Open();
                var all = await db.Requests.AsNoTracking().ToListAsync(Token);
                var ordered = sort is RequestSort.Number ? all.OrderBy(row => row.Number) : all.OrderBy(row => row.ChangedAt).ThenBy(row => row.Number);
                List<long> expected = [.. ordered.Select(row => row.Number)];
                if (descending)
                    expected.Reverse();

                var pages = new List<RequestPage> { await ListAsync(database, People.Owner, filter) };
                while (pages[^1].Next is { } next)
                    pages.Add(await ListAsync(database, People.Owner, filter with { After = RequestCursor.Parse(next.ToString()) }));
                Assert.Equal([25, 25, 7], pages.Select(page => page.Rows.Count));
                Assert.Equal(expected, pages.SelectMany(page => page.Rows).Select(row => row.Number));
                Assert.Null(pages[0].Previous);

                var back = await ListAsync(database, People.Owner, filter with { Before = pages[2].Previous });
                Assert.Equal(pages[1].Rows, back.Rows);
                back = await ListAsync(database, People.Owner, filter with { Before = back.Previous });
                Assert.Equal(pages[0].Rows, back.Rows);
                Assert.Null(back.Previous);
                Assert.NotNull(back.Next);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_request_is_read_with_its_story_and_notes_only_for_support(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        Assert.False((await database.DoAsync(RequestAction.AddNote, People.Engineer, number, 1, Bench.Requests.Text("Канарейка"))).IsRefused);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await database.DoAsync(RequestAction.AskForInformation, People.Engineer, number, 1, Bench.Requests.Text("Какая сборка?"))).IsRefused);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await database.DoAsync(RequestAction.Answer, People.User, number, 2, Bench.Requests.Text("12.2"))).IsRefused);

        foreach (var person in (Actor[])[People.User, People.Owner, People.Administrator, People.Viewer, People.Engineer, People.Manager])
        {
            var details = (await database.Get<ReadRequest>().RunAsync(person, number, Token)).Value;
            Assert.Equal((number, "C-000001", "Ромашка", 3), (details.Number, details.CompanyNumber, details.CompanyName, details.Request.Version));
            Assert.Equal([Forms.Technical.Description, "Какая сборка?", "12.2"], details.Messages.Select(message => message.Body));
            Assert.Equal([TimelineKind.Answered, TimelineKind.InformationAsked, TimelineKind.Submitted], details.Timeline.Select(line => line.Kind));
            Assert.Equal(RequestActions.AllowedTo(person, new(People.Romashka, People.User.PersonId, RequestCategory.Technical, RequestStatus.Processing)), details.Actions);
            Assert.Equal(person is Actor.Staff ? ["Канарейка"] : [], details.Notes.Select(note => note.Body));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_the_board_takes_from_a_commit_is_what_the_database_says(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, second) = (await database.SubmitPremiumAsync(), await database.SubmitAsync());
        var snapshot = database.Get<OpenRequestSnapshot>();
        await snapshot.LoadAsync(Token);
        using var follower = database.Feed.FollowEach(Core.Live.Topic.OpenRequests);
        (RequestNumber Number, RequestAction Action, Core.Access.Actor Person)[] story =
        [
            (first, RequestAction.Take, People.Engineer), (second, RequestAction.AskForInformation, People.Engineer), (first, RequestAction.Reply, People.Manager),
            (second, RequestAction.Answer, People.User), (first, RequestAction.ProvideSolution, People.Engineer), (second, RequestAction.Close, People.User), (first, RequestAction.AcceptSolution, People.User),
        ];
        foreach (var (number, action, person) in story)
        {
            database.Time.Advance(TimeSpan.FromMinutes(1));
            var version = (await database.FindAsync(number)).Version;
            Assert.False((await database.DoAsync(action, person, number, version)).IsRefused);
            Assert.True(follower.Hints.TryRead(out var hint));
            Assert.NotNull(hint.Committed);
            await snapshot.TakeAsync([hint], Token);
            var told = await snapshot.RowsAsync(Token);
            var read = new OpenRequestSnapshot(database.Store, database.Feed);
            await read.LoadAsync(Token);
            Assert.Equal(await read.RowsAsync(Token), told);
        }

        Assert.Empty(await snapshot.RowsAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_board_holds_open_requests_of_all_companies_oldest_first(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var snapshot = database.Get<OpenRequestSnapshot>();
        foreach (var status in Enum.GetValues<RequestStatus>())
            await database.SubmitInAsync(status, status is RequestStatus.AwaitingCustomer ? People.VectorUser : People.User);
        await snapshot.LoadAsync(Token);

        var board = await BoardAsync(database, new());
        Assert.Equal([1, 2, 3], board.Rows.Select(row => row.Number));
        Assert.Equal(["Ромашка", "Вектор", "Ромашка"], board.Rows.Select(row => row.CompanyName));
        Assert.Equal((3, 3, 0), (board.Open, board.Unassigned, board.Mine));

        Assert.False((await database.DoAsync(RequestAction.Take, People.Engineer, new(2), 1)).IsRefused);
        Assert.False((await database.DoAsync(RequestAction.AcceptSolution, People.User, new(3), 1)).IsRefused);
        var added = await database.SubmitAsync("Ёж");
        await snapshot.RefreshAsync([(await database.FindAsync(new(2))).Id, (await database.FindAsync(new(3))).Id, (await database.FindAsync(added)).Id], Token);

        var after = await BoardAsync(database, new());
        Assert.Equal([1, 2, added.Value], after.Rows.Select(row => row.Number));
        Assert.Same(board.Rows[0], after.Rows[0]);
        Assert.Equal((3, 2, 1), (after.Open, after.Unassigned, after.Mine));
        Assert.Equal([2], (await BoardAsync(database, new() { OnlyMine = true })).Rows.Select(row => row.Number));
        Assert.Equal([1, added.Value], (await BoardAsync(database, new() { OnlyUnassigned = true })).Rows.Select(row => row.Number));
        Assert.Equal([2], (await BoardAsync(database, new() { Status = RequestStatus.AwaitingCustomer })).Rows.Select(row => row.Number));
        Assert.Equal([added.Value], (await BoardAsync(database, new() { Search = " еж\0 " })).Rows.Select(row => row.Number));
        Assert.Equal([2], (await BoardAsync(database, new() { Search = "вектор" })).Rows.Select(row => row.Number));
        Assert.Equal([1], (await BoardAsync(database, new() { Search = "r-00000001" })).Rows.Select(row => row.Number));
        Assert.Empty((await BoardAsync(database, new() { ProductId = "kes-windows" })).Rows);
        Assert.Empty((await BoardAsync(database, new() { Severity = Severity.Low })).Rows);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_board_and_the_engineers_are_for_those_who_work_on_requests(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.Get<OpenRequestSnapshot>().LoadAsync(Token);
        foreach (var person in (Actor[])[.. People.Members, People.Operator])
        {
            Assert.IsType<NotAllowed>((await database.Get<ReadBoard>().RunAsync(person, new(), Token)).Refusal);
            Assert.IsType<NotAllowed>((await database.Get<ReadEngineers>().RunAsync(person, Token)).Refusal);
        }

        var engineers = (await database.Get<ReadEngineers>().RunAsync(People.Engineer, Token)).Value;
        Assert.Equal(
            new[] { People.Engineer, People.SecondEngineer, People.Manager }.Select(staff => staff.PersonId).ToHashSet(),
            engineers.Select(engineer => engineer.PersonId).ToHashSet());
    }

    private static async Task<RequestPage> ListAsync(TestDatabase database, Actor actor, RequestListFilter filter) =>
        (await database.Get<ReadRequestList>().RunAsync(actor, filter, Token)).Value;

    private static async Task<BoardView> BoardAsync(TestDatabase database, BoardFilter filter) =>
        (await database.Get<ReadBoard>().RunAsync(People.Engineer, filter, Token)).Value;
}
