using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>One Chromium for the whole run; each visitor gets a context of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // The first is the same browser without its windows, which draw pages of their own beside each of ours.
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Where the browser is; <see langword="null"/> where there is none.</summary>
    public static string? Place { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>What it is started with.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The running browser; skips the test by name where there is none.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipWhen(Place is null, "Chromium is not installed: apt-get install chromium");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            // A browser, a portal and a test share two cores: what is awaited comes, but not always within the usual five seconds.
            Assertions.SetDefaultExpectTimeout(20_000);
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Place,
                Args = Arguments,
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }
}
