using Bunit;
using CompanyAccount.Blazor.Features.Board;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Board;

public sealed class BoardTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await Screen.DatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(null, null, null, null, null, "/board")]
    [InlineData("x y", "me", "Processing", "1", "kes-linux", "/board?q=x y&owner=me&status=Processing&severity=1&product=kes-linux")]
    [InlineData("  ", "all", "Closed", "9", " ", "/board")]
    [InlineData(null, "nobody", "nonsense", "-1", null, "/board?owner=nobody")]
    public void An_address_says_what_the_board_shows(string? search, string? owner, string? status, string? severity, string? product, string expected) =>
        Assert.Equal(expected, Uri.UnescapeDataString(BoardState.Parse(search, owner, status, severity, product).ToUrl()));

    [Fact]
    public async Task Ended_requests_are_not_on_the_board_and_the_oldest_comes_first()
    {
        await _database.SubmitAsync("Старый");
        await _database.SubmitAsync("Новый", People.VectorUser);
        await _database.SubmitInAsync(RequestStatus.Closed);
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = await OpenAsync(screen, "/board");
        Assert.Equal(["Старый", "Новый"], Subjects(page));
        Assert.Contains("Открытые 2", page.Find(".summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_come_first_near_and_break_before_the_readers_eyes()
    {
        await _database.SubmitAsync("Обычный");
        await _database.SubmitPremiumAsync("Срочный");
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = await OpenAsync(screen, "/board");
        Assert.Equal(["Срочный", "Обычный"], Subjects(page));
        Assert.Equal("good", page.Find("[data-deadline]").GetAttribute("data-deadline"));
        Assert.Contains("2 ч 0 мин", page.Find("[data-deadline]").TextContent, StringComparison.Ordinal);
        _database.Time.Advance(TimeSpan.FromMinutes(95));
        _database.Feed.Announce(Core.Live.Topic.Board);
        page.WaitForAssertion(() => Assert.Equal("wait", page.Find("[data-deadline]").GetAttribute("data-deadline")));
        Assert.Contains("Срок близко 1", page.Find("[aria-label='Фильтр по сроку ответа']").TextContent, StringComparison.Ordinal);
        _database.Time.Advance(TimeSpan.FromMinutes(45));
        _database.Feed.Announce(Core.Live.Topic.Board);
        page.WaitForAssertion(() => Assert.Equal("bad", page.Find("[data-deadline]").GetAttribute("data-deadline")));
        Assert.Contains("−20 мин", page.Find("[data-deadline]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Просрочены 1", page.Find("[aria-label='Фильтр по сроку ответа']").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deadline=broken", "Срочный")]
    [InlineData("deadline=near", "")]
    [InlineData("level=Standard", "Обычный")]
    [InlineData("level=MsaBusiness", "Срочный")]
    [InlineData("level=nonsense&deadline=nonsense", "Срочный,Обычный")]
    public async Task The_board_is_filtered_by_level_and_deadline(string query, string expected)
    {
        await _database.SubmitAsync("Обычный");
        await _database.SubmitPremiumAsync("Срочный");
        _database.Time.Advance(TimeSpan.FromHours(3));
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = await OpenAsync(screen, $"/board?{query}");
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), Subjects(page));
    }

    [Fact]
    public async Task A_change_marks_and_draws_one_row_only()
    {
        var first = await _database.SubmitAsync("Первый");
        await _database.SubmitAsync("Второй");
        await using var screen = Screen.Of(People.Manager, _database);
        var page = await OpenAsync(screen, "/board");
        var drawn = Draws(page);
        await _database.DoAsync(RequestAction.Take, People.Engineer, first, 1);
        await RefreshAsync(first);
        page.WaitForAssertion(() => Assert.Equal(first.ToString(), page.Find("tr.changed").GetAttribute("data-number")));
        Assert.Contains("Евгений Инженеров", page.Find("tr.changed").TextContent, StringComparison.Ordinal);
        Assert.Equal(drawn["Второй"], Draws(page)["Второй"]);
        Assert.True(Draws(page)["Первый"] > drawn["Первый"]);
        Assert.Contains("Без инженера 1", page.Find(".summary").TextContent, StringComparison.Ordinal);
        _database.Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.changed")));
    }

    [Fact]
    public async Task A_change_that_moves_nothing_draws_its_row_and_nothing_else()
    {
        var first = await _database.SubmitAsync("Первый");
        await _database.SubmitAsync("Второй");
        await _database.DoAsync(RequestAction.Take, People.Engineer, first, 1);
        await using var screen = Screen.Of(People.Manager, _database);
        var page = await OpenAsync(screen, "/board");
        var (rows, head) = (Draws(page), page.FindComponent<BoardHead>().RenderCount);
        await _database.DoAsync(RequestAction.Assign, People.Engineer, first, 2);
        await RefreshAsync(first);
        page.WaitForAssertion(() => Assert.Contains(People.SecondEngineer.Name, page.Find("tr.changed").TextContent, StringComparison.Ordinal));
        Assert.Equal((rows["Первый"] + 1, rows["Второй"], head), (Draws(page)["Первый"], Draws(page)["Второй"], page.FindComponent<BoardHead>().RenderCount));
        // Drawn whole, as after scrolling, it stays so.
        page.Render();
        Assert.Contains(People.SecondEngineer.Name, page.Find("tr.changed").TextContent, StringComparison.Ordinal);
        _database.Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.changed")));
    }

    [Fact]
    public async Task A_number_that_changes_leaves_the_filters_beside_it_alone()
    {
        var first = await _database.SubmitAsync("Первый");
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = await OpenAsync(screen, "/board");
        var (head, filters) = (page.FindComponent<BoardHead>().RenderCount, page.FindComponent<BoardFilters>().RenderCount);
        await _database.DoAsync(RequestAction.Take, People.Engineer, first, 1);
        await RefreshAsync(first);
        page.WaitForAssertion(() => Assert.Contains("Мои 1", page.Find(".summary").TextContent, StringComparison.Ordinal));
        Assert.Equal((head + 1, filters), (page.FindComponent<BoardHead>().RenderCount, page.FindComponent<BoardFilters>().RenderCount));
    }

    [Fact]
    public async Task Filters_are_addresses_and_stay_when_a_request_is_opened()
    {
        var mine = await _database.SubmitAsync("Мой");
        await _database.SubmitAsync("Ничей");
        await _database.DoAsync(RequestAction.Take, People.Engineer, mine, 1);
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = await OpenAsync(screen, "/board?owner=me");
        Assert.Equal(["Мой"], Subjects(page));
        Assert.Equal($"/board/requests/{mine}?owner=me", page.Find("a[data-row]").GetAttribute("href"));
        page.Render(parameters => parameters.Add(it => it.Number, mine.ToString()));
        page.WaitForElement(".board-panel .facts");
        Assert.Equal("/board?owner=me", page.Find("[data-close-panel]").GetAttribute("href"));
        Assert.Equal(["Мой"], Subjects(page));
    }

    [Fact]
    public async Task For_everybody_else_there_is_no_board()
    {
        await _database.Get<OpenRequestSnapshot>().LoadAsync(Token);
        foreach (var person in (Actor[])[People.Owner, People.User, People.Operator])
        {
            await using var screen = Screen.Of(person, _database);
            Assert.True(screen.IsNotFound<BoardPage>(_ => { }, page => page.FindAll(".board-head").Count > 0), person.Name);
        }
    }

    [Fact]
    public async Task An_empty_board_and_an_empty_filter_say_so()
    {
        await using var screen = Screen.Of(People.Engineer, _database);
        Assert.Contains("Открытых запросов нет", (await OpenAsync(screen, "/board")).Markup, StringComparison.Ordinal);
        await using var other = Screen.Of(People.Engineer, _database);
        Assert.Contains("Сбросить фильтры", (await OpenAsync(other, "/board?severity=1")).Markup, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Draws(IRenderedComponent<BoardPage> page) =>
        page.FindComponents<BoardTableRow>().ToDictionary(row => row.Instance.Row.Subject, row => row.RenderCount);

    private static IEnumerable<string> Subjects(IRenderedComponent<BoardPage> page) => page.FindAll("td.col-subject").Select(cell => cell.TextContent);

    private async Task<IRenderedComponent<BoardPage>> OpenAsync(Screen screen, string address)
    {
        await _database.Get<OpenRequestSnapshot>().LoadAsync(Token);
        var page = screen.Open<BoardPage>(address);
        page.WaitForElement(".board-head");
        return page;
    }

    // What the board's loop does when it hears of a change.
    private async Task RefreshAsync(RequestNumber number) =>
        await _database.Get<OpenRequestSnapshot>().RefreshAsync([(await _database.FindAsync(number)).Id], Token);
}
