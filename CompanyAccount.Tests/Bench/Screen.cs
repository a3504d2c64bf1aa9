using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CompanyAccount.Blazor.Features.Requests.Parts;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Security.Sessions;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Bench;

/// <summary>What one person has before them: components on the real Core, a database and a clock of the test's own.</summary>
public sealed class Screen : BunitContext
{
    // What is awaited comes when the machine has time for it; a second is not enough on a busy one.
    static Screen() => DefaultWaitTimeout = TimeSpan.FromSeconds(15);

    private Screen(TestDatabase database, Actor person, Action<IServiceCollection>? besides)
    {
        Database = database;
        JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var type in PortalCore.UseCasesAndReads())
            Services.AddSingleton(type, _ => database.Get(type));
        Services.AddSingleton<TimeProvider>(database.Time);
        Services.AddSingleton(database.Get<LiveFeed>());
        Services.AddSingleton(database.Get<FileLimits>());
        Services.AddSingleton(database.Get<ActorReader>());
        Services.AddSingleton(database.Get<SessionBook>());
        Services.AddSingleton<RequestVerbs>();
        Services.AddScoped<CurrentActor>();
        Services.AddScoped<BrowserClock>();
        Services.AddLocalization();
        besides?.Invoke(Services);
        AddAuthorization().SetAuthorized(person.Name).SetClaims(new Claim(ClaimTypes.NameIdentifier, person.PersonId.ToString()));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>The database that the screen shows.</summary>
    public TestDatabase Database { get; }

    /// <summary>Where the person is.</summary>
    public BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>The path and query of where the person is.</summary>
    public string Address => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    /// <summary>A screen for a person.</summary>
    /// <param name="person">Who.</param>
    /// <param name="database">What the screen shows.</param>
    /// <param name="besides">Adds services beside the usual ones, or in their place.</param>
    public static Screen Of(Actor person, TestDatabase database, Action<IServiceCollection>? besides = null) => new(database, person, besides);

    /// <summary>A database for components: they know nothing of its kind.</summary>
    public static Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

    /// <summary>Renders a page as its address asks for it.</summary>
    public IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<TPage>(parameters ?? (_ => { }));
    }

    /// <summary>Whether a page said that there is no such thing.</summary>
    public bool IsNotFound<TPage>(Action<ComponentParameterCollectionBuilder<TPage>> parameters, Func<IRenderedComponent<TPage>, bool> isShown)
        where TPage : IComponent
    {
        var told = false;
        Navigation.OnNotFound += (_, _) => told = true;
        var page = Render<TPage>(parameters);
        page.WaitForState(() => told || isShown(page));
        return told && !isShown(page);
    }
}
