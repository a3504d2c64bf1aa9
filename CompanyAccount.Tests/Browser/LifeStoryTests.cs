using System.Text.RegularExpressions;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>The rest of a request's life: complaints, waiting that runs out, what follows, and how it was.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class LifeStoryTests(Chromium chromium, SharedPortal shared)
{
    /// <summary>The job looks twice a minute.</summary>
    private const float JobLimit = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_complaint_escalates_reaches_the_manager_live_and_no_engineer(string language)
    {
        var subject = $"Жалоба на медлительность {language}";
        var number = await MadeRequest.SubmitAsync(shared.Portal, "user@romashka.example", $"Долгая история {language}");
        await using var customer = await ComeAsync("user@romashka.example", language);
        await using var manager = await ComeAsync("manager@vendor.example", language);
        await using var engineer = await ComeAsync("engineer@vendor.example", language);
        await manager.GoAsync("/feedback");
        await manager.AssertAccessibleAsync("the queue of feedback");
        await engineer.GoAsync("/board");

        await customer.GoAsync("/requests/new");
        await customer.Page.GetByRole(AriaRole.Link, new() { Name = customer.Say("Отзыв: благодарность или жалоба", "Feedback: gratitude or complaint") }).ClickAsync();
        await customer.Page.GetByRole(AriaRole.Radio, new() { Name = customer.Say("Жалоба", "Complaint") }).CheckAsync();
        await customer.Page.GetByRole(AriaRole.Radio, new() { Name = customer.Say("Об инженере", "An engineer") }).CheckAsync();
        await customer.Page.GetByLabel(customer.Say("Имя инженера", "Engineer’s name")).FillAsync("Евгений Инженеров");
        await customer.Page.GetByLabel(customer.Say("Открытый запрос", "Open request")).FillAsync(number.ToString());
        await customer.Page.GetByLabel(customer.Say("Тема", "Subject"), new() { Exact = true }).FillAsync(subject);
        await customer.AssertAccessibleAsync("the form of feedback");
        // Nothing was written yet: the field says so, and the rest stays.
        await Button(customer, "Отправить отзыв", "Send feedback").ClickAsync();
        await Expect(customer.Page.Locator("#field-Description")).ToHaveAttributeAsync("aria-invalid", "true");
        await customer.Page.GetByLabel(customer.Say("Что произошло", "What happened")).FillAsync("Ждём третий день");
        await Button(customer, "Отправить отзыв", "Send feedback").ClickAsync();
        await Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = subject })).ToBeVisibleAsync();

        var row = manager.Page.Locator(".row-list li", new() { HasText = subject });
        await Expect(row).ToContainTextAsync("Евгений Инженеров");
        await Expect(engineer.Page.Locator($"tr[data-number='{number}']")).ToContainTextAsync(engineer.Say("Эскалация", "Escalated"));
        await Expect(engineer.Page.GetByText(subject)).ToHaveCountAsync(0);
        await engineer.GoAsync("/requests?q=" + Uri.EscapeDataString(subject));
        await Expect(engineer.Page.GetByText(engineer.Say("Ничего не найдено", "Nothing found")).First).ToBeVisibleAsync();
        Assert.Equal(404, (await engineer.GoAsync("/feedback"))!.Status);
        Assert.Equal(404, (await engineer.GoAsync("/feedback/ratings"))!.Status);
        await engineer.GoAsync($"/requests/{number}");
        await Expect(engineer.Page.Locator(".request-head")).ToContainTextAsync(engineer.Say("Под контролем сервис-менеджеров", "Service managers look after it"));
        Assert.DoesNotContain("Жалоба", await engineer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await row.GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = subject })).ToBeVisibleAsync();
        await manager.Page.GetByRole(AriaRole.Radio, new() { Name = manager.Say("Ответить", "Reply") }).CheckAsync();
        await manager.Page.Locator("#answer-text").FillAsync("Разберёмся сегодня");
        await Button(manager, "Ответить", "Reply", ".answer").ClickAsync();
        await Expect(customer.Page.Locator(".conversation")).ToContainTextAsync("Разберёмся сегодня");
        await manager.AssertAccessibleAsync("feedback before its manager");
        foreach (var visitor in (Visitor[])[customer, manager, engineer])
            Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_waiting_that_runs_out_ends_the_request_before_its_reader_and_a_follow_up_goes_on()
    {
        var number = await MadeRequest.SubmitAsync(shared.Portal, "user@romashka.example", "Молчание");
        await using var customer = await ComeAsync("user@romashka.example");
        await using var engineer = await ComeAsync("engineer@vendor.example");
        await engineer.GoAsync($"/requests/{number}");
        await engineer.Page.GetByRole(AriaRole.Radio, new() { Name = "Запросить информацию" }).CheckAsync();
        await engineer.Page.Locator("#answer-text").FillAsync("Пришлите журнал");
        await Button(engineer, "Запросить информацию", "Ask for information", ".answer").ClickAsync();
        await customer.GoAsync($"/requests/{number}");
        await Expect(customer.Page.Locator(".status-until")).ToContainTextAsync(new Regex("Ответьте до .+ \\(МСК\\), иначе запрос закроется сам"));
        await customer.AssertAccessibleAsync("a request that waits");

        await using (var db = new Store(new(DatabaseProvider.Sqlite, shared.Portal.ConnectionString)).Open())
            await db.Requests.Where(row => row.Number == number.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.WaitingUntil, TimeProvider.System.GetUtcNow().AddMinutes(-1)), Token);
        await Expect(customer.Page.Locator(".status-card .chip")).ToContainTextAsync("Решен (информация не была предоставлена)", new() { Timeout = JobLimit });
        await Expect(customer.Page.Locator(".conversation")).ToContainTextAsync("Портал: ответа не было, запрос завершён");
        await customer.AssertAccessibleAsync("an ended request");

        await Button(customer, "Продолжить в новом запросе", "Continue in a new request").ClickAsync();
        await Expect(customer.Page.GetByText($"Продолжение запроса {number}")).ToBeVisibleAsync();
        await Expect(customer.Page.GetByLabel("Тема запроса")).ToHaveValueAsync("Молчание");
        await customer.Page.GetByLabel("Описание").First.FillAsync("Журнал нашёлся");
        await Button(customer, "Далее", "Next").ClickAsync();
        await Button(customer, "Отправить запрос", "Submit request").ClickAsync();
        await Expect(customer.Page.Locator(".request-head")).ToContainTextAsync($"Продолжение запроса {number}");
        await engineer.GoAsync($"/requests/{number}");
        await Expect(engineer.Page.Locator(".request-head")).ToContainTextAsync("Продолжен в запросе");
    }

    [Fact]
    public async Task One_click_in_the_mail_and_one_on_the_page_rate_a_closed_request()
    {
        var number = await MadeRequest.SubmitAsync(shared.Portal, "user@vector.example", "Оценка из письма");
        await using var engineer = await ComeAsync("engineer@vendor.example");
        await engineer.GoAsync($"/requests/{number}");
        await engineer.Page.GetByRole(AriaRole.Radio, new() { Name = "Отправить решение" }).CheckAsync();
        await engineer.Page.Locator("#answer-text").FillAsync("Готово");
        await Button(engineer, "Отправить решение", "Send the solution", ".answer").ClickAsync();
        await using var customer = await ComeAsync("user@vector.example");
        await customer.GoAsync($"/requests/{number}");
        await Button(customer, "Решение помогло, закрыть", "Accept the solution").ClickAsync();
        // The survey comes to the open page by itself as well.
        await Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = "Как мы справились?" })).ToBeVisibleAsync();
        await customer.AssertAccessibleAsync("a closed request with its survey");

        var letter = (await LetterBox.ReadAllAsync(shared.Portal)).Last(letter => letter.Subject!.Contains($"[{number}] Оцените", StringComparison.Ordinal));
        var path = SurveyLink().Match(letter.TextBody!).Value;
        await using var stranger = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, "ru", 390);
        await stranger.Page.GotoAsync(path);
        await Expect(stranger.Page.GetByRole(AriaRole.Radio, new() { Name = "4 — хорошо" })).ToBeCheckedAsync();
        await stranger.AssertAccessibleAsync("the page of a survey's link");
        Assert.False(await stranger.ScrollsSidewaysAsync());
        await Button(stranger, "Отправить оценку", "Send the rating").ClickAsync();
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "Спасибо за оценку!" })).ToBeVisibleAsync();
        // Opened by somebody else who is signed in, the link says nothing.
        await using var other = await ComeAsync("owner@romashka.example");
        await other.Page.GotoAsync(path);
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "Ссылка не работает" })).ToBeVisibleAsync();

        await using var manager = await ComeAsync("manager@vendor.example");
        await manager.GoAsync("/feedback/ratings");
        await Expect(manager.Page.Locator($"li[data-number='{number}']")).ToContainTextAsync("4 из 5");
        await manager.AssertAccessibleAsync("the list of ratings");
        await engineer.GoAsync($"/requests/{number}");
        await Expect(engineer.Page.Locator(".survey")).ToHaveCountAsync(0);
    }

    private static ILocator Button(Visitor visitor, string russian, string english, string within = "main") =>
        visitor.Page.Locator(within).GetByRole(AriaRole.Button, new() { Name = visitor.Say(russian, english), Exact = true }).First;

    private async Task<Visitor> ComeAsync(string email, string language = "ru")
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language);
        await visitor.SignInAsync(email);
        return visitor;
    }

    [GeneratedRegex(@"/survey/[\w-]+\?rating=4")]
    private static partial Regex SurveyLink();
}
