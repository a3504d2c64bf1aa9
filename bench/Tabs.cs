using Microsoft.Playwright;

namespace CompanyAccount.Bench;

/// <summary>Open pages in one Chromium.</summary>
internal sealed class Tabs : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Tabs(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Tabs> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-background-timer-throttling", "--disable-renderer-backgrounding"],
        });
        return new(playwright, browser);
    }

    public async Task<IBrowserContext> SignedInAsync(string origin, string email)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = origin });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Электронная почта").FillAsync(email);
        await page.GetByLabel("Пароль", new() { Exact = true }).FillAsync("Demo-2026!pass");
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).ClickAsync();
        await LiveAsync(page);
        await page.CloseAsync();
        return context;
    }

    public Task<IBrowserContext> StrangerAsync(string origin) => _browser.NewContextAsync(new() { BaseURL = origin });

    public static async Task<IPage> GoAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await LiveAsync(page);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static Task LiveAsync(IPage page) => page.Locator("main[data-interactive=true]").WaitForAsync();
}
