using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

[Collection(BrowserPageTests.Name)]
public sealed class DeskTests(Chromium chromium, SharedPortal shared)
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_request_moves_before_everybody_who_looks(string language)
    {
        var number = await SubmitAsync("user@romashka.example", $"Живая история {language}");
        await using var customer = await ComeAsync("user@romashka.example", language);
        await using var owner = await ComeAsync("owner@romashka.example", language);
        await using var engineer = await ComeAsync("engineer@vendor.example", language);
        await using var second = await ComeAsync("engineer2@vendor.example", language);
        await customer.GoAsync($"/requests/{number}");
        await owner.GoAsync("/requests");
        await second.GoAsync("/board");
        await engineer.GoAsync($"/requests/{number}");

        await Button(engineer, "Взять в работу", "Take").ClickAsync();
        var row = second.Page.Locator($"tr[data-number='{number}']");
        await Expect(row).ToContainTextAsync("Евгений Инженеров");
        await Expect(customer.Page.Locator(".status-card")).ToContainTextAsync("Евгений Инженеров");

        await engineer.Page.GetByRole(AriaRole.Radio, new() { Name = engineer.Say("Запросить информацию", "Ask for information") }).CheckAsync();
        await Box(engineer).FillAsync("Пришлите журнал");
        await Button(engineer, "Запросить информацию", "Ask for information").ClickAsync();
        await Expect(customer.Page.Locator(".conversation")).ToContainTextAsync("Пришлите журнал");
        await Expect(customer.Page.Locator(".status-card")).ToContainTextAsync(customer.Say("Ожидает вашего ответа", "Awaiting your"));
        await Expect(owner.Page.Locator($"tr[data-number='{number}'] .chip")).ToContainTextAsync(owner.Say("Ожидает вашего ответа", "Awaiting your"));

        await Box(customer).FillAsync("Вот журнал");
        await Button(customer, "Ответить", "Send answer").DblClickAsync();
        await Expect(engineer.Page.Locator(".conversation")).ToContainTextAsync("Вот журнал");
        await Expect(engineer.Page.GetByText("Вот журнал")).ToHaveCountAsync(1);

        await engineer.Page.GetByRole(AriaRole.Radio, new() { Name = engineer.Say("Отправить решение", "Send the solution") }).CheckAsync();
        await Box(engineer).FillAsync("Поставьте **PF4**");
        await Button(engineer, "Отправить решение", "Send the solution").ClickAsync();
        await Button(customer, "Решение помогло, закрыть", "Accept the solution").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(customer.Page.GetByRole(AriaRole.Link, new() { Name = customer.Say("Создать новый запрос", "Create a new request") }).First).ToBeVisibleAsync();
        foreach (var visitor in (Visitor[])[customer, owner, engineer, second])
            Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task What_was_typed_survives_a_reload_and_anothers_change()
    {
        var number = await SubmitAsync("user@romashka.example", "Черновик ответа");
        await using var customer = await ComeAsync("user@romashka.example");
        await using var engineer = await ComeAsync("engineer@vendor.example");
        await customer.GoAsync($"/requests/{number}");
        await engineer.GoAsync($"/requests/{number}");
        await Box(customer).PressSequentiallyAsync("Ещё одна подробность");
        await Button(engineer, "Взять в работу", "Take").ClickAsync();
        await Expect(customer.Page.Locator(".status-card")).ToContainTextAsync("Евгений Инженеров");
        await Expect(Box(customer)).ToHaveValueAsync("Ещё одна подробность");
        await customer.Page.ReloadAsync();
        await customer.LiveAsync();
        await Expect(Box(customer)).ToHaveValueAsync("Ещё одна подробность");
    }

    [Fact]
    public async Task Anothers_unknown_and_malformed_numbers_answer_404_alike()
    {
        var number = await SubmitAsync("user@romashka.example", "Чужое");
        await using var stranger = await ComeAsync("owner@vector.example");
        foreach (var path in (string[])[$"/requests/{number}", "/requests/R-99999999", "/requests/x", "/board", $"/board/requests/{number}"])
        {
            var response = await stranger.GoAsync(path);
            Assert.Equal(404, response!.Status);
            await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "Такой страницы нет" })).ToBeVisibleAsync();
            Assert.DoesNotContain("Чужое", await stranger.Page.ContentAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_board_is_walked_by_keyboard_and_a_request_opens_beside_it()
    {
        await SubmitAsync("user@vector.example", "Клавиатура");
        await using var engineer = await ComeAsync("engineer@vendor.example");
        var page = engineer.Page;
        await engineer.GoAsync("/board");
        await Expect(page.Locator("a[data-row]").First).ToBeVisibleAsync();
        await new Keys(engineer).PressUntilFocusedAsync("j", page.Locator("a[data-row]").First);
        var opened = await page.Locator("a[data-row]:focus").GetAttributeAsync("data-row");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".board-panel h2").First).ToBeVisibleAsync();
        await Expect(page.Locator(".board-panel")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".board-panel")).ToHaveCountAsync(0);
        await Expect(page.Locator($"a[data-row='{opened}']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Every_page_is_accessible_and_fits(int width, bool dark)
    {
        var number = await SubmitAsync("user@romashka.example", "Доступность");
        await using var customer = await ComeAsync("user@romashka.example", width: width, dark: dark);
        await using var engineer = await ComeAsync("engineer@vendor.example", width: width, dark: dark);
        foreach (var (visitor, path) in ((Visitor, string)[])[
            (customer, "/requests"), (customer, "/requests?q=nothing-like-it"), (customer, $"/requests/{number}?created=1"),
            (engineer, "/board"), (engineer, $"/board/requests/{number}"), (engineer, $"/requests/{number}")])
        {
            await visitor.GoAsync(path);
            await Expect(visitor.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            await visitor.Page.WaitForFunctionAsync("!document.querySelector('.skeleton')");
            await visitor.AssertAccessibleAsync($"{path} at {width}, {(dark ? "dark" : "light")}");
            Assert.False(await visitor.ScrollsSidewaysAsync(), $"{path} at {width}");
        }
    }

    private static ILocator Box(Visitor visitor) => visitor.Page.Locator("#answer-text");

    private static ILocator Button(Visitor visitor, string russian, string english) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say(russian, english), Exact = true });

    private async Task<Visitor> ComeAsync(string email, string language = "ru", int width = 1440, bool dark = false)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language, width, dark);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private Task<RequestNumber> SubmitAsync(string email, string subject) => MadeRequest.SubmitAsync(shared.Portal, email, subject);
}
