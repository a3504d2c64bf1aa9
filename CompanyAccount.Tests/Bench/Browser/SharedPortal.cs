namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>One portal for all browser tests of a collection that do not stop it; each test makes its own requests and looks only for those.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    /// <summary>The running portal.</summary>
    public PortalProcess Portal { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Portal = await PortalProcess.StartAsync("--RateLimits:SignInPerMinute=10000", "--RateLimits:RegistrationPerMinute=10000");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

/// <summary>The journeys of several people, one after another, with a portal of their own.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<SharedPortal>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Browser";
}

/// <summary>The looks of single pages, one after another, with a portal of their own: a browser waits much, so two cores serve both collections at once.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserPageTests : ICollectionFixture<SharedPortal>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Browser pages";
}
