using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>The main job, end to end: a request goes from the wizard to the engineers' live board and back.</summary>
[Collection(BrowserTests.Name)]
public sealed class StoryTests(Chromium chromium, SharedPortal shared)
{
    private static readonly (string, string) Note = ("Внутренняя заметка", "Internal note");
    private static readonly (string, string) AddNote = ("Добавить заметку", "Add the note");
    private static readonly (string, string) Ask = ("Запросить информацию", "Ask for information");
    private static readonly (string, string) Reply = ("Ответить", "Reply");
    private static readonly (string, string) Solve = ("Отправить решение", "Send the solution");

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_request_goes_from_the_wizard_to_the_board_and_back(string language)
    {
        // A portal of its own: every mail in its folder belongs to this story.
        await using var portal = await PortalProcess.StartAsync();
        await using var customer = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await using var colleague = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language);
        await using var engineer = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language);
        await using var second = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language);
        var (customerHears, colleagueHears, secondHears) = (new Ear(customer), new Ear(colleague), new Ear(second));
        await customer.SignInAsync("user@romashka.example");
        if (language != customer.Language)
            await customer.SwitchLanguageAsync();
        await colleague.SignInAsync("owner@romashka.example");
        await engineer.SignInAsync("engineer@vendor.example");
        await second.SignInAsync("engineer2@vendor.example");
        await colleague.GoAsync("/requests");
        await second.GoAsync("/board");
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = second.Say("Открытых запросов нет", "No open requests") })).ToBeVisibleAsync();
        await StayAsync(colleague, second);

        var subject = $"Story {FreshId.Next():N}";
        await customer.Page.GetByRole(AriaRole.Link, new() { Name = customer.Say("Создать запрос", "Create request") }).ClickAsync();
        await customer.Page.GetByRole(AriaRole.Link, new() { Name = customer.Say("Техническая поддержка", "Technical support") }).ClickAsync();
        var wizard = new WizardPage(customer);
        await wizard.ReadyAsync();
        await wizard.FillToSummaryAsync(subject, "Антивирус не лечит файл **sample.exe**");
        await wizard.Submit.ClickAsync();
        await customer.Page.WaitForURLAsync(WizardPage.CreatedUrl());
        var number = WizardPage.CreatedUrl().Match(customer.Page.Url).Groups[1].Value;
        await Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = customer.Say($"Запрос {number} отправлен", $"Request {number} is submitted") })).ToBeVisibleAsync();
        await StayAsync(customer);
        var onBoard = RowOf(second, subject);
        var inList = RowOf(colleague, subject);
        await Expect(onBoard).ToContainTextAsync(number);
        await Expect(onBoard).ToContainTextAsync(second.Say("не назначен", "nobody"));
        await Expect(inList).ToContainTextAsync(colleague.Say("Обрабатывается", "Processing"));

        await engineer.GoAsync("/board");
        await RowOf(engineer, subject).GetByRole(AriaRole.Link).ClickAsync();
        var desk = new RequestScreen(engineer);
        var request = new RequestScreen(customer);
        await desk.Button("Взять в работу", "Take").ClickAsync();
        await Expect(onBoard).ToContainTextAsync("Евгений Инженеров");
        await Expect(inList).ToContainTextAsync("Евгений Инженеров");
        await Expect(request.State).ToContainTextAsync("Евгений Инженеров");

        await desk.SendAsync(Ask, "Пришлите журнал обновления", Ask);
        await Expect(request.Messages("Пришлите журнал обновления")).ToHaveCountAsync(1);
        await Expect(request.State).ToContainTextAsync(customer.Say("Ожидает вашего ответа", "Awaiting your answer"));
        await Expect(inList).ToContainTextAsync(colleague.Say("Ожидает вашего ответа", "Awaiting your answer"));
        await Expect(onBoard).ToContainTextAsync(second.Say("Ожидает вашего ответа", "Awaiting your answer"));

        await request.Text.FillAsync("Журнал: ошибка 0x80040154");
        await request.Button("Ответить", "Send answer").ClickAsync();
        await Expect(desk.Messages("Журнал: ошибка 0x80040154")).ToHaveCountAsync(1);
        await Expect(request.Text).ToHaveValueAsync("");
        await Expect(onBoard).ToContainTextAsync(second.Say("Обрабатывается", "Processing"));

        var canary = $"canary{FreshId.Next():N}";
        await desk.SendAsync(Note, canary, AddNote);
        // A colleague of the engineer reads the note: what the ears would hear, they do hear.
        await onBoard.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(new RequestScreen(second).Messages(canary)).ToHaveCountAsync(1);
        Assert.True(secondHears.Heard(canary));
        await second.Page.Keyboard.PressAsync("Escape");

        await desk.SendAsync(Solve, "Установите обновление **PF4**", Solve);
        await Expect(request.Messages("Установите обновление PF4").GetByRole(AriaRole.Strong)).ToHaveTextAsync("PF4");
        await Expect(request.State).ToContainTextAsync(customer.Say("Решение предоставлено", "Solution provided"));
        await Expect(inList).ToContainTextAsync(colleague.Say("Решение предоставлено", "Solution provided"));
        await Expect(onBoard).ToContainTextAsync(second.Say("Решение предоставлено", "Solution provided"));

        await request.Button("Решение помогло, закрыть", "Accept the solution").ClickAsync();
        await Expect(request.State).ToContainTextAsync(customer.Say("Закрыт", "Closed"));
        await Expect(request.Text).ToHaveCountAsync(0);
        await Expect(desk.State).ToContainTextAsync(engineer.Say("Закрыт", "Closed"));
        await Expect(onBoard).ToHaveCountAsync(0);
        await Expect(inList).ToContainTextAsync(colleague.Say("Закрыт", "Closed"));

        await AssertStayedAsync(customer, colleague, second);
        await CheckLettersAsync(portal, language, number, canary);
        Assert.True(customerHears.Heard("0x80040154") && colleagueHears.Heard(subject));
        Assert.False(customerHears.Heard(canary) || colleagueHears.Heard(canary));
        await customer.Page.ReloadAsync();
        await customer.LiveAsync();
        foreach (var outsider in (Visitor[])[customer, colleague])
            Assert.DoesNotContain(canary, await outsider.Page.ContentAsync(), StringComparison.Ordinal);
        foreach (var visitor in (Visitor[])[customer, colleague, engineer, second])
            Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_same_journey_is_made_by_keyboard_alone()
    {
        await using var customer = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await using var engineer = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        var (customerKeys, engineerKeys) = (new Keys(customer), new Keys(engineer));
        var (request, desk) = (new RequestScreen(customer), new RequestScreen(engineer));
        var subject = $"Клавишами {FreshId.Next():N}";

        await customerKeys.SignInAsync("admin@romashka.example");
        await customerKeys.PressAsync(customer.Page.GetByRole(AriaRole.Link, new() { Name = "Создать запрос" }));
        await customerKeys.PressAsync(customer.Page.GetByRole(AriaRole.Link, new() { Name = "Техническая поддержка" }));
        await new WizardPage(customer).ReadyAsync();
        await new WizardByKeyboard(customer).SubmitAsync(subject, "Почта уходит с задержкой");

        await engineerKeys.SignInAsync("engineer@vendor.example");
        await Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = "Доска", Level = 1 })).ToBeVisibleAsync();
        await engineerKeys.PressUntilFocusedAsync("/", engineer.Page.GetByRole(AriaRole.Searchbox));
        await engineerKeys.TypeAsync(subject);
        await Expect(RowOf(engineer, "R-")).ToHaveCountAsync(1);
        await engineerKeys.PressAsync(RowOf(engineer, subject).GetByRole(AriaRole.Link));
        await engineerKeys.PressAsync(desk.Button("Взять в работу", ""));
        await Expect(request.State).ToContainTextAsync("Евгений Инженеров");
        await engineerKeys.ChooseAsync(desk.Answer, desk.Intent(Ask.Item1, ""), desk.Intent(Solve.Item1, ""));
        await engineerKeys.WriteAsync(desk.Text, "Поставьте обновление");
        await engineerKeys.PressAsync(desk.Button(Solve.Item1, ""));

        await Expect(request.Messages("Поставьте обновление")).ToHaveCountAsync(1);
        // The one who listens instead of looking is told as well.
        await Expect(customer.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Статус запроса изменился: Решение предоставлено" })).ToHaveCountAsync(1);
        await customerKeys.PressAsync(request.Button("Решение помогло, закрыть", ""));
        await Expect(request.State).ToContainTextAsync("Закрыт");
        await Expect(desk.State).ToContainTextAsync("Закрыт");
        await Expect(RowOf(engineer, subject)).ToHaveCountAsync(0);
        Assert.Empty(customer.Complaints);
        Assert.Empty(engineer.Complaints);
    }

    [Fact]
    public async Task Of_two_engineers_who_send_at_once_one_is_told_and_keeps_the_text()
    {
        var number = await MadeRequest.SubmitAsync(shared.Portal, "user@romashka.example", "Двое сразу");
        await using var customer = await ComeAsync("user@romashka.example", $"/requests/{number}");
        await using var first = await ComeAsync("engineer@vendor.example", $"/requests/{number}");
        await using var second = await ComeAsync("engineer2@vendor.example", $"/board/requests/{number}");
        (Visitor Who, RequestScreen Desk, string Text)[] engineers = [(first, new(first), "Решение Евгения"), (second, new(second), "Решение Елены")];
        foreach (var (who, desk, text) in engineers)
        {
            await desk.Intent(Solve.Item1, "").CheckAsync();
            await desk.Text.FillAsync(text);
            await Expect(who.Page.GetByText("Черновик сохранён")).ToBeVisibleAsync();
        }

        // Nobody can save until both have sent.
        await using (var holder = new SqliteConnection(shared.Portal.ConnectionString))
        {
            await holder.OpenAsync(TestContext.Current.CancellationToken);
            await using var hold = holder.BeginTransaction();
            await Task.WhenAll(engineers.Select(engineer => engineer.Desk.Button(Solve.Item1, "").ClickAsync()));
        }

        await Eventually.TrueAsync(async () => await ToldAsync(engineers[0].Desk) || await ToldAsync(engineers[1].Desk), () => "Nobody was told.");
        var (loser, winner) = await ToldAsync(engineers[0].Desk) ? (engineers[0], engineers[1]) : (engineers[1], engineers[0]);
        await Expect(loser.Desk.Answer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Это только что изменил другой человек");
        await Expect(loser.Desk.Text).ToHaveValueAsync(loser.Text);
        await Expect(loser.Desk.Messages(winner.Text)).ToHaveCountAsync(1);
        await Expect(winner.Desk.Text).ToHaveValueAsync("");
        Assert.False(await ToldAsync(winner.Desk));
        var request = new RequestScreen(customer);
        await Expect(request.Messages(winner.Text)).ToHaveCountAsync(1);
        await Expect(request.Messages(loser.Text)).ToHaveCountAsync(0);

        // Having read the other's solution, one sends one's own words as an answer.
        await loser.Desk.Intent(Reply.Item1, "").CheckAsync();
        await loser.Desk.Button(Reply.Item1, "").ClickAsync();
        await Expect(request.Messages(loser.Text)).ToHaveCountAsync(1);
        await Expect(loser.Desk.Text).ToHaveValueAsync("");
        Assert.False(await ToldAsync(loser.Desk));
    }

    [Fact]
    public async Task From_a_live_page_one_switches_the_language_and_signs_out()
    {
        await using var visitor = await ComeAsync("viewer@romashka.example", "/requests/new");
        // Not the page that the server drew: the circuit led here, and the bar with its forms stayed.
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Запросы", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Запросы", Level = 1 })).ToBeVisibleAsync();
        await visitor.SwitchLanguageAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Requests", Level = 1 })).ToBeVisibleAsync();
        Assert.Equal("/requests", new Uri(visitor.Page.Url).AbsolutePath);
        await visitor.SwitchLanguageAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Запросы", Level = 1 })).ToBeVisibleAsync();

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Учётная запись: Виктор Обзоров" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/account/sign-in");
        await visitor.Page.GotoAsync("/requests");
        Assert.Equal("/account/sign-in", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task CheckLettersAsync(PortalProcess portal, string language, string number, string canary)
    {
        string[] headings = language == "en"
            ? ["Request registered", "Awaiting your answer", "Back in processing", "Solution provided", "Closed", "How was our support?"]
            : ["Запрос зарегистрирован", "Ожидает вашего ответа", "Запрос снова обрабатывается", "Решение предоставлено", "Закрыт", "Оцените работу поддержки"];
        var letters = await LetterBox.ReadAllAsync(portal);
        Assert.Equal(headings.Select(heading => $"[{number}] {heading}"), letters.Select(letter => letter.Subject?.Split(": ")[0]));
        Assert.All(letters, letter =>
        {
            Assert.Equal("user@romashka.example", Assert.Single(letter.To.Mailboxes).Address);
            Assert.DoesNotContain(canary, letter.Subject + letter.TextBody + letter.HtmlBody + letter, StringComparison.Ordinal);
        });
        Assert.Contains("Пришлите журнал обновления", letters[1].TextBody, StringComparison.Ordinal);
        Assert.Contains("PF4", letters[3].HtmlBody, StringComparison.Ordinal);
    }

    private static ILocator RowOf(Visitor visitor, string text) => visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    private static async Task<bool> ToldAsync(RequestScreen desk) => await desk.Answer.GetByRole(AriaRole.Alert).CountAsync() > 0;

    // A mark on the document, which a reload would take away.
    private static async Task StayAsync(params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
            await visitor.Page.EvaluateAsync("() => { window.stayed = true; }");
    }

    private static async Task AssertStayedAsync(params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
            Assert.True(await visitor.Page.EvaluateAsync<bool>("window.stayed === true"));
    }

    private async Task<Visitor> ComeAsync(string email, string path)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.SignInAsync(email);
        await visitor.GoAsync(path);
        return visitor;
    }
}
