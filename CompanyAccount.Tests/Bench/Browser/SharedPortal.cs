namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>One portal for all browser tests that do not stop it; each test makes its own requests and looks only for those.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    /// <summary>The running portal.</summary>
    public PortalProcess Portal { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Portal = await PortalProcess.StartAsync("--RateLimits:SignInPerMinute=10000", "--RateLimits:RegistrationPerMinute=10000");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

/// <summary>Browser tests run one after another: two cores serve a browser, a portal and a test.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<SharedPortal>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Browser";
}
