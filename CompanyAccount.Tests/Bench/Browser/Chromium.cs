using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>One Chromium for the whole run; each visitor gets a context of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The running browser; skips the test by name where there is none.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        var place = Places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(place is null, "Chromium is not installed: apt-get install chromium");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            // A browser, a portal and a test share two cores: what is awaited comes, but not always within the usual five seconds.
            Assertions.SetDefaultExpectTimeout(20_000);
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = place,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
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
