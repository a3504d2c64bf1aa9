using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>The wizard as a person uses it, in either language.</summary>
public sealed partial class WizardPage(Visitor visitor)
{
    private IPage Page => visitor.Page;

    public ILocator Next => Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Далее", "Next") });

    public ILocator Submit => Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Отправить запрос", "Submit request") });

    public ILocator Subject => Page.GetByLabel(visitor.Say("Тема запроса", "Subject"), new() { Exact = true });

    public ILocator Description => Page.GetByLabel(visitor.Say("Описание", "Description"), new() { Exact = true });

    public ILocator Step(string russian, string english) => Page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = visitor.Say(russian, english) });

    public ILocator Saved => Page.GetByText(visitor.Say("Черновик сохранён", "Draft saved"));

    public ILocator Choice(string russian, string english) => Page.GetByRole(AriaRole.Combobox, new() { Name = visitor.Say(russian, english), Exact = true });

    public ILocator Option(string russian, string english) => Page.GetByRole(AriaRole.Option, new() { Name = visitor.Say(russian, english), Exact = true });

    public ILocator Radio(string russian, string english) => Page.GetByRole(AriaRole.Radio, new() { Name = visitor.Say(russian, english) });

    /// <summary>Opens the wizard with nothing filled in.</summary>
    public async Task OpenEmptyAsync()
    {
        await OpenAsync();
        var startOver = Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Начать заново", "Start over") });
        if (await startOver.CountAsync() == 0)
            return;
        await startOver.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Удалить черновик", "Discard the draft") }).ClickAsync();
        await Assertions.Expect(startOver).ToHaveCountAsync(0);
    }

    /// <summary>Opens the wizard as it was left.</summary>
    public async Task OpenAsync()
    {
        await visitor.GoAsync("/requests/new/technical");
        await ReadyAsync();
    }

    /// <summary>Waits until one can fill in.</summary>
    public Task ReadyAsync() => Assertions.Expect(Next.Or(Submit)).ToBeEnabledAsync();

    public async Task ChooseAsync((string, string) field, string search, (string, string) option)
    {
        var choice = Choice(field.Item1, field.Item2);
        await choice.ClickAsync();
        await choice.FillAsync(search);
        // The list follows the search: before it does, the click would hit what is about to go.
        if (search.Length > 0)
            await Assertions.Expect(Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(visitor.Say(option.Item1, option.Item2));
        await Option(option.Item1, option.Item2).ClickAsync();
        await Assertions.Expect(choice).ToHaveValueAsync(visitor.Say(option.Item1, option.Item2));
    }

    public async Task FillProductAsync()
    {
        await ChooseAsync(Fields.Area, visitor.Say("рабочих", "server protection"), ("Защита рабочих станций и серверов", "Endpoint and server protection"));
        await ChooseAsync(Fields.Product, "kes windows", ("Kaspersky Endpoint Security для Windows", "Kaspersky Endpoint Security for Windows"));
        await ChooseAsync(Fields.Version, "12.8", ("12.8", "12.8"));
        await Radio("Обновление установлено", "The update is installed").CheckAsync();
    }

    public async Task FillProblemAsync()
    {
        await Radio("2 —", "2 –").CheckAsync();
        await ChooseAsync(Fields.System, "2022", ("Windows Server 2022", "Windows Server 2022"));
        await ChooseAsync(Fields.Type, visitor.Say("ЗАРАЖЕНИЕ", "INFECTION"), ("Заражение и вредоносные программы", "Infection and malware"));
        await ChooseAsync(Fields.Subtype, "", ("Лечение силами специалистов", "Disinfection done by vendor engineers"));
    }

    /// <summary>From an empty wizard to the step of the texts.</summary>
    public async Task FillToTextsAsync()
    {
        await FillProductAsync();
        await Next.ClickAsync();
        await Assertions.Expect(Step("Критичность и тип", "Severity and type")).ToBeVisibleAsync();
        await FillProblemAsync();
        await Next.ClickAsync();
        await Assertions.Expect(Subject).ToBeVisibleAsync();
    }

    /// <summary>From an empty wizard to the summary.</summary>
    public async Task FillToSummaryAsync(string subject, string description)
    {
        await FillToTextsAsync();
        await Subject.FillAsync(subject);
        await Description.FillAsync(description);
        await Next.ClickAsync();
        await Assertions.Expect(Submit).ToBeEnabledAsync();
    }

    /// <summary>Where one stands once the request is made.</summary>
    [GeneratedRegex(@"/requests/(R-\d{8})\?created=1$")]
    public static partial Regex CreatedUrl();

    /// <summary>The names of the fields: a contract.</summary>
    public static class Fields
    {
        public static (string, string) Area { get; } = ("Область защиты", "Protection area");
        public static (string, string) Product { get; } = ("Продукт", "Product");
        public static (string, string) Version { get; } = ("Версия продукта", "Product version");
        public static (string, string) System { get; } = ("Версия операционной системы", "Operating system version");
        public static (string, string) Type { get; } = ("Тип запроса", "Request type");
        public static (string, string) Subtype { get; } = ("Подтип запроса", "Request subtype");
    }
}
