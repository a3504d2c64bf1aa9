using AngleSharp.Html.Dom;
using Bunit;
using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Components.Requests;

public sealed class RequestPageTests : IAsyncLifetime
{
    private const string Text = "#answer-text";

    private TestDatabase _database = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await Screen.DatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public static TheoryData<RequestStatus, string[]> OfCustomer => new()
    {
        { RequestStatus.Processing, ["Закрыть запрос", "Ответить"] },
        { RequestStatus.AwaitingCustomer, ["Закрыть запрос", "Ответить"] },
        { RequestStatus.SolutionProvided, ["Решение помогло, закрыть", "Возобновить с комментарием"] },
        { RequestStatus.Closed, ["Продолжить в новом запросе"] },
        { RequestStatus.CanceledByUser, ["Продолжить в новом запросе"] },
        { RequestStatus.CanceledBySupport, ["Продолжить в новом запросе"] },
        { RequestStatus.ResolvedNoInformation, ["Продолжить в новом запросе"] },
    };

    [Theory]
    [MemberData(nameof(OfCustomer))]
    public async Task A_customer_is_offered_only_what_the_status_allows(RequestStatus status, string[] expected)
    {
        var number = await _database.SubmitInAsync(status);
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        Assert.Equal(expected, page.FindAll("button").Select(button => button.TextContent.Trim()));
        Assert.Equal(StatusMoves.IsEnd(status), page.FindAll("a[href='/requests/new']").Count > 0);
    }

    [Theory]
    [InlineData(RequestStatus.Processing, "Reply,AskForInformation,ProvideSolution,AddNote,Cancel")]
    [InlineData(RequestStatus.AwaitingCustomer, "Reply,ProvideSolution,AddNote,Cancel")]
    [InlineData(RequestStatus.SolutionProvided, "Reply,AddNote")]
    public async Task An_engineer_is_offered_only_what_the_status_allows(RequestStatus status, string expected)
    {
        var number = await _database.SubmitInAsync(status);
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = Open(screen, number);
        Assert.Equal(expected, string.Join(',', page.FindAll("input[type=radio]").Cast<IHtmlInputElement>().Select(radio => radio.Value)));
        Assert.Contains("Взять в работу", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promised_answer_is_told_with_its_reason_and_how_it_went()
    {
        var number = await _database.SubmitPremiumAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        Assert.Equal("Ahead", page.Find("[data-promise]").GetAttribute("data-promise"));
        Assert.Contains("Первый ответ обещан до", page.Find("[data-promise]").TextContent, StringComparison.Ordinal);
        Assert.Contains("MSA Business, критичность 1: 2 часа круглосуточно", page.Find("[data-promise] details").TextContent, StringComparison.Ordinal);
        _database.Time.Advance(TimeSpan.FromMinutes(150));
        await _database.DoAsync(RequestAction.Reply, People.Engineer, number, 1);
        page.WaitForAssertion(() => Assert.Contains("Первый ответ дан с опозданием", page.Find("[data-promise=Broken]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_of_standard_support_promises_no_time()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        Assert.Empty(Open(screen, number).FindAll("[data-promise]"));
    }

    [Fact]
    public async Task One_who_may_only_look_is_told_so()
    {
        var number = await _database.SubmitAsync(People.User);
        await using var screen = Screen.Of(People.Viewer, _database);
        var page = Open(screen, number);
        Assert.Empty(page.FindAll("button"));
        Assert.Contains("Отвечают в нём автор и администраторы", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_refresh_shows_the_news_and_leaves_what_is_being_typed()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        TypeInto(page, "Пишу ответ");
        await _database.DoAsync(RequestAction.AskForInformation, People.Engineer, number, await VersionAsync(number), Bench.Requests.Text("Пришлите журнал"));
        page.WaitForAssertion(() => Assert.Contains("Пришлите журнал", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Пишу ответ", page.Find(Text).GetAttribute("value"));
        Assert.Contains("Статус запроса изменился: Ожидает вашего ответа", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_is_shown_the_news_and_keeps_the_text()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        TypeInto(page, "Мой ответ");
        // A change of which no hint has come yet.
        await using (var db = _database.Open())
            await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1).SetProperty(row => row.AssigneeName, "Елена Решалова"), Token);
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains("Это только что изменил другой человек", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Елена Решалова", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Мой ответ", page.Find(Text).GetAttribute("value"));
        await SendAsync(page);
        page.WaitForAssertion(() => Assert.Contains("Мой ответ", page.Find(".conversation").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_double_click_sends_once()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        TypeInto(page, "Один раз");
        var send = page.Find(".answer-foot button");
        await Task.WhenAll(send.ClickAsync(), send.ClickAsync());
        page.WaitForAssertion(() => Assert.Equal("", page.Find(Text).GetAttribute("value") ?? ""));
        Assert.Equal(2, (await _database.CountAsync()).Messages);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_found_again()
    {
        var number = await _database.SubmitAsync();
        await using (var screen = Screen.Of(People.Engineer, _database))
        {
            var page = Open(screen, number);
            await page.Find("input[value=AddNote]").ChangeAsync("AddNote");
            TypeInto(page, "Похоже на старую ошибку");
            await Eventually.TrueAsync(() =>
            {
                _database.Time.Advance(TimeSpan.FromMilliseconds(800));
                return Task.FromResult(page.Markup.Contains("Черновик сохранён", StringComparison.Ordinal));
            }, () => page.Markup);
        }

        await using var again = Screen.Of(People.Engineer, _database);
        var reopened = Open(again, number);
        Assert.Equal("Похоже на старую ошибку", reopened.Find(Text).GetAttribute("value"));
        Assert.True(((IHtmlInputElement)reopened.Find("input[value=AddNote]")).IsChecked);
    }

    [Fact]
    public async Task Notes_stand_on_the_engineers_page_and_never_on_a_customers()
    {
        const string secret = "канарейка-4711";
        var number = await _database.SubmitAsync();
        await _database.DoAsync(RequestAction.AddNote, People.Engineer, number, 1, Bench.Requests.Text(secret));
        await using var staff = Screen.Of(People.SecondEngineer, _database);
        Assert.Contains("Клиент этого не видит", Open(staff, number).Find("[data-kind=Note]").TextContent, StringComparison.Ordinal);
        foreach (var reader in (Actor[])[People.User, People.Owner, People.Viewer])
        {
            await using var screen = Screen.Of(reader, _database);
            Assert.DoesNotContain(secret, Open(screen, number).Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_public_text_never_turns_into_a_note_by_itself()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = Open(screen, number);
        TypeInto(page, "Для клиента");
        await _database.DoAsync(RequestAction.Close, People.User, number, await VersionAsync(number));
        page.WaitForAssertion(() => Assert.Equal(["AddNote"], page.FindAll("input[type=radio]").Cast<IHtmlInputElement>().Select(radio => radio.Value)));
        Assert.All(page.FindAll("input[type=radio]").Cast<IHtmlInputElement>(), radio => Assert.False(radio.IsChecked));
        Assert.True(page.Find(".answer-foot button").HasAttribute("disabled"));
        Assert.Equal("Для клиента", page.Find(Text).GetAttribute("value"));
    }

    [Fact]
    public async Task A_million_characters_are_refused_at_the_field_and_stay_there()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        var million = new string('я', 1_000_000);
        TypeInto(page, million);
        Assert.Contains("небольше20000знаков,сейчас1000000", page.Find("#answer-error").TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await SendAsync(page);
        Assert.Equal("true", page.Find(Text).GetAttribute("aria-invalid"));
        Assert.Equal(million.Length, page.Find(Text).GetAttribute("value")!.Length);
        Assert.Equal(1, (await _database.CountAsync()).Messages);
    }

    [Fact]
    public async Task Closing_names_the_consequence_before_it_closes()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        await ButtonOf(page, "Закрыть запрос").ClickAsync();
        Assert.Contains($"Запрос {number} будет закрыт окончательно", page.Find(".confirm").TextContent, StringComparison.Ordinal);
        Assert.Equal(RequestStatus.Processing, (await _database.FindAsync(number)).Status);
        await ButtonOf(page, "Закрыть запрос окончательно").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("писать в нём больше нельзя", page.Markup, StringComparison.Ordinal));
        Assert.Equal(RequestStatus.CanceledByUser, (await _database.FindAsync(number)).Status);
    }

    [Fact]
    public async Task Unknown_malformed_and_anothers_are_not_found_alike()
    {
        var number = await _database.SubmitAsync(People.User);
        foreach (var (reader, asked) in ((Actor, string)[])[(People.User, "R-00009999"), (People.User, "abc"), (People.VectorOwner, number.ToString()), (People.Colleague, number.ToString()), (People.Operator, number.ToString())])
        {
            await using var screen = Screen.Of(reader, _database);
            Assert.True(screen.IsNotFound<RequestPage>(page => page.Add(it => it.Number, asked), page => page.FindAll("h1").Count > 0), $"{reader.Name}: {asked}");
        }
    }

    [Fact]
    public async Task A_new_request_is_confirmed_to_its_author_alone()
    {
        var number = await _database.SubmitAsync(People.User);
        await using var author = Screen.Of(People.User, _database);
        Assert.Contains($"Запрос {number} отправлен", Open(author, number, "?created=1").Markup, StringComparison.Ordinal);
        await using var owner = Screen.Of(People.Owner, _database);
        Assert.DoesNotContain("отправлен", Open(owner, number, "?created=1").Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<RequestPage> Open(Screen screen, RequestNumber number, string query = "")
    {
        var page = screen.Open<RequestPage>($"/requests/{number}{query}", parameters => parameters.Add(it => it.Number, number.ToString()));
        page.WaitForElement(".facts");
        page.WaitForState(() => page.FindAll("dd").Count > 0);
        return page;
    }

    // Not awaited: the page's answer to a letter ends only when the pause after it has passed.
    private static void TypeInto(IRenderedComponent<RequestPage> page, string text)
    {
        _ = page.Find(Text).InputAsync(text);
        page.WaitForState(() => page.Find(Text).GetAttribute("value") == text);
    }

    private static Task SendAsync(IRenderedComponent<RequestPage> page) => page.Find(".answer-foot button").ClickAsync();

    private static AngleSharp.Dom.IElement ButtonOf(IRenderedComponent<RequestPage> page, string name) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private async Task<int> VersionAsync(RequestNumber number) => (await _database.FindAsync(number)).Version;
}
