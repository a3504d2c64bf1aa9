using Bunit;
using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Components.Requests;

public sealed class RequestListPageTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await Screen.DatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_empty_list_says_what_to_do()
    {
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, "/requests");
        Assert.Contains("Запросов пока нет", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".empty a[href='/requests/new']"));
    }

    [Fact]
    public async Task A_search_without_a_find_offers_to_reset()
    {
        await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, "/requests?q=zzz");
        Assert.Contains("Ничего не найдено", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/requests", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_address_filters_and_nonsense_in_it_does_not()
    {
        await _database.SubmitAsync("Первый");
        await _database.SubmitInAsync(RequestStatus.Closed);
        await using var screen = Screen.Of(People.User, _database);
        Assert.Single(Open(screen, "/requests?status=Closed").FindAll("tr[data-number]"));
        await using var other = Screen.Of(People.User, _database);
        Assert.Equal(2, Open(other, "/requests?status=Nonsense&after=x&sort=7").FindAll("tr[data-number]").Count);
    }

    [Fact]
    public async Task A_header_sorts_and_says_so()
    {
        await _database.SubmitAsync("Первый");
        await _database.SubmitAsync("Второй");
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, "/requests");
        Assert.Equal("descending", page.Find("th.col-changed").GetAttribute("aria-sort"));
        await page.Find("th.col-number button").ClickAsync();
        await page.Find("th.col-number button").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("ascending", page.Find("th.col-number").GetAttribute("aria-sort")));
        Assert.Equal("/requests?sort=number&dir=asc", screen.Address);
        page.WaitForAssertion(() => Assert.Equal(["Первый", "Второй"], Subjects(page)));
    }

    [Fact]
    public async Task A_changed_row_stays_in_place_and_is_marked_for_two_seconds()
    {
        var older = await _database.SubmitAsync("Старый");
        await _database.SubmitAsync("Новый");
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, "/requests");
        await _database.DoAsync(RequestAction.AskForInformation, People.Engineer, older, 1);
        page.WaitForAssertion(() => Assert.Equal(older.ToString(), page.Find("tr.changed").GetAttribute("data-number")));
        Assert.Equal(["Новый", "Старый"], Subjects(page));
        Assert.Contains("Ожидает вашего ответа", page.Find("tr.changed").TextContent, StringComparison.Ordinal);
        _database.Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.changed")));
    }

    [Fact]
    public async Task A_new_request_appears_by_itself_and_never_with_a_stranger()
    {
        await _database.SubmitAsync("Первый");
        await using var owner = Screen.Of(People.Owner, _database);
        var page = Open(owner, "/requests");
        await using var stranger = Screen.Of(People.VectorOwner, _database);
        var theirs = Open(stranger, "/requests");
        await _database.SubmitAsync("Второй");
        page.WaitForAssertion(() => Assert.Equal(["Второй", "Первый"], Subjects(page)));
        Assert.Empty(theirs.FindAll("tr[data-number]"));
    }

    [Fact]
    public async Task A_row_says_until_when_support_waits_for_the_customer_on_the_readers_clock()
    {
        var asked = await _database.SubmitAsync("Спросили");
        await _database.SubmitAsync("В работе");
        await _database.DoAsync(RequestAction.AskForInformation, People.Engineer, asked, 1);
        await using var screen = Screen.Of(People.User, _database);
        screen.Services.GetRequiredService<BrowserClock>().Use("Asia/Novosibirsk");
        var page = Open(screen, "/requests");
        // Monday and five working days, to the end of the day's work: 18:30 in Moscow.
        var until = Assert.Single(page.FindAll("td.col-status .until"));
        Assert.Equal("ждём до 30 нояб., 22:30", until.TextContent);
        Assert.Contains("UTC+7", until.QuerySelector("time")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal(asked.ToString(), until.Closest("tr")!.GetAttribute("data-number"));
        await _database.DoAsync(RequestAction.Answer, People.User, asked, 2);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".until")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_author_stands_in_it_for_one_who_sees_others(bool seesOthers)
    {
        await _database.SubmitAsync(People.User);
        await using var screen = Screen.Of(seesOthers ? People.Viewer : People.User, _database);
        var page = Open(screen, "/requests");
        Assert.Equal(seesOthers, page.FindAll("th").Any(header => header.TextContent == "Автор"));
    }

    [Fact]
    public async Task What_is_typed_into_the_search_becomes_the_address()
    {
        await _database.SubmitAsync("Служба падает");
        await _database.SubmitAsync("Лицензия");
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, "/requests");
        var typing = page.Find("#request-search").InputAsync("лиц");
        _database.Time.Advance(TimeSpan.FromMilliseconds(300));
        await typing;
        page.WaitForAssertion(() => Assert.Equal(["Лицензия"], Subjects(page)));
        Assert.Equal("/requests?q=лиц", Uri.UnescapeDataString(screen.Address));
    }

    private static IRenderedComponent<RequestListPage> Open(Screen screen, string address)
    {
        var page = screen.Open<RequestListPage>(address);
        page.WaitForElement(".filter-chips");
        return page;
    }

    private static IEnumerable<string> Subjects(IRenderedComponent<RequestListPage> page) => page.FindAll("td.col-subject").Select(cell => cell.TextContent);
}
