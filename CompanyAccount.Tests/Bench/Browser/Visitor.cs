using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>A person with a browser of their own.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>The password of all demo accounts.</summary>
    public const string Password = "Demo-2026!pass";

    // What a rule let through is of no use here, and describing it is most of axe's work.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page, string origin, string language)
    {
        _context = context;
        Page = page;
        Origin = origin;
        Language = language;
        page.Console += (_, message) =>
        {
            // A page that answers 404 or a server that is down are what some tests are about.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("WebSocket", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    /// <summary>The open page.</summary>
    public IPage Page { get; }

    /// <summary>Where the portal answers.</summary>
    public string Origin { get; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; private set; }

    /// <summary>What the browser's console complained of: scripts that failed, what the content policy stopped.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a browser that reads the portal in a language.</summary>
    /// <param name="browser">The running Chromium.</param>
    /// <param name="origin">Where the portal answers.</param>
    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    /// <param name="width">Width of the window, in CSS pixels.</param>
    /// <param name="dark">Whether the person likes it dark.</param>
    public static async Task<Visitor> ComeAsync(IBrowser browser, string origin, string language = "ru", int width = 1440, bool dark = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = origin,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            TimezoneId = "Europe/Moscow",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        if (language == "en")
            await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = "c%3Den%7Cuic%3Den", Url = origin }]);
        return new(context, await context.NewPageAsync(), origin, language);
    }

    /// <summary>Opens a browser of one's own, in Russian, that remembers what it had in an earlier visit from the same folder.</summary>
    /// <param name="browser">The running Chromium, for its kind.</param>
    /// <param name="folder">Where it remembers.</param>
    /// <param name="origin">Where the portal answers.</param>
    public static async Task<Visitor> ComeBackAsync(IBrowser browser, string folder, string origin)
    {
        var context = await browser.BrowserType.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = Chromium.Place,
            Args = Chromium.Arguments,
            BaseURL = origin,
            ViewportSize = new() { Width = 1440, Height = 900 },
            TimezoneId = "Europe/Moscow",
            Locale = "ru-RU",
            ReducedMotion = ReducedMotion.Reduce,
        });
        // It sends files of hundreds of MiB besides, and is slower to answer.
        context.SetDefaultTimeout(60_000);
        return new(context, context.Pages[0], origin, "ru");
    }

    /// <summary>The text in the visitor's language.</summary>
    public string Say(string russian, string english) => Language == "en" ? english : russian;

    /// <summary>Opens an address and waits until the page is live.</summary>
    public async Task<IResponse?> GoAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        await LiveAsync();
        return response;
    }

    /// <summary>Waits until the circuit serves the page: clicks before that would be lost.</summary>
    public Task LiveAsync() => Page.Locator("main[data-interactive=true]").WaitForAsync();

    /// <summary>Signs in with a demo account.</summary>
    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.GetByLabel(Say("Электронная почта", "E-mail")).FillAsync(email);
        await Page.GetByLabel(Say("Пароль", "Password"), new() { Exact = true }).FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = Say("Войти", "Sign in"), Exact = true }).ClickAsync();
        await LiveAsync();
    }

    /// <summary>Switches the language in the bar of the page, and with it that of the person's mail.</summary>
    public async Task SwitchLanguageAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = Say("Switch to English", "Переключить на русский") }).ClickAsync();
        Language = Say("en", "ru");
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", Language);
        await LiveAsync();
    }

    /// <summary>Runs axe over the page as it is now, and fails with what it found.</summary>
    public async Task AssertAccessibleAsync(string where)
    {
        var result = await Page.RunAxe(OnlyViolations);
        Assert.True(result.Violations.Length == 0, $"{where}: " + string.Join("\n", result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: " + JsonSerializer.Serialize(violation.Nodes.Take(3).Select(node => node.Html)))));
    }

    /// <summary>Looks at the page as it is now in a wide window and on a phone: axe finds nothing, and nothing scrolls sideways.</summary>
    public async Task AssertFitsEveryWidthAsync(string where)
    {
        foreach (var (width, height) in ((int, int)[])[(1440, 900), (390, 844)])
        {
            await Page.SetViewportSizeAsync(width, height);
            await AssertAccessibleAsync($"{where}, {width} px wide");
            Assert.False(await ScrollsSidewaysAsync(), $"{where} scrolls sideways, {width} px wide");
        }
    }

    /// <summary>Whether the page can be scrolled sideways.</summary>
    public Task<bool> ScrollsSidewaysAsync() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
