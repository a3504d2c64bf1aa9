using System.Security.Claims;
using Bunit;
using CompanyAccount.Blazor.Features.Requests.NewRequest;
using CompanyAccount.Blazor.Features.Requests.NewRequest.Parts;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Licenses.Reads;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Security.Sessions;
using CompanyAccount.Core.ServiceTimes.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

/// <summary>The wizard on real use cases and a database of its own, in Russian, before a person of «Ромашка».</summary>
internal sealed class WizardBench : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly BunitJSModuleInterop _script;

    private WizardBench(TestDatabase database, Actor actor)
    {
        Database = database;
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _script = _context.JSInterop.SetupModule("./Features/Requests/NewRequest/NewRequestPage.razor.js");
        _script.Mode = JSRuntimeMode.Loose;
        var services = _context.Services;
        services.AddMudServices();
        services.AddLocalization();
        services.AddSingleton<TimeProvider>(database.Time);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Portal:Links:ProfessionalServices", "https://services.example/")]).Build());
        services.AddSingleton(database.Get<ActorReader>());
        services.AddSingleton(database.Get<SessionBook>());
        services.AddSingleton(database.Get<ReadCatalog>());
        services.AddSingleton(database.Get<ReadLicensedProducts>());
        services.AddSingleton(database.Get<ReadTeamHours>());
        services.AddSingleton(database.Get<ReadSupportChoices>());
        services.AddSingleton(database.Get<ReadPromise>());
        services.AddSingleton(database.Get<ReadReaders>());
        services.AddSingleton(database.Get<ReadDraft>());
        services.AddSingleton(database.Get<SaveDraft>());
        services.AddSingleton(database.Get<DiscardDraft>());
        services.AddSingleton(database.Get<SubmitRequest>());
        services.AddSingleton(database.Get<FileLimits>());
        services.AddScoped<BrowserClock>();
        services.AddScoped<CurrentActor>();
        _context.AddAuthorization().SetAuthorized(actor.Name).SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.PersonId.ToString()));
        _context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public TestDatabase Database { get; }

    public IRenderedComponent<NewRequestPage> Page { get; private set; } = null!;

    public NavigationManager Navigation => _context.Services.GetRequiredService<NavigationManager>();

    public static async Task<WizardBench> OpenAsync(Actor actor, TechnicalRequestForm? draft = null, int step = 1, SupportContract? contract = null)
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        if (contract is not null)
            await database.AddAsync(contract);
        if (draft is not null)
            await SaveElsewhereAsync(database, actor, draft, step);
        var bench = new WizardBench(database, actor);
        bench.Show();
        return bench;
    }

    /// <summary>Saves as another window of the same person would.</summary>
    public static async Task<SavedDraft> SaveElsewhereAsync(TestDatabase database, Actor actor, TechnicalRequestForm form, int step)
    {
        var found = await database.Get<ReadDraft>().RunAsync(actor, CancellationToken.None);
        var (id, version) = found.IsRefused ? (FreshId.Next(), 0) : (found.Value.Id, found.Value.Version);
        return (await database.Get<SaveDraft>().RunAsync(actor, id, version, form, step, CancellationToken.None)).Value;
    }

    public async Task LicenseAsync(string productId)
    {
        await using var db = Database.Open();
        var license = new License(FreshId.Next(), "LIC-1", "AAAAA-AAAAA-AAAAA-AAAAA", productId, LicenseKind.Corporate, 10, new(2026, 1, 1), new(2027, 1, 1));
        license.AddTo(People.Romashka, null, default);
        db.Licenses.Add(license);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>The browser holds this text from before.</summary>
    public void Keeps(TypedText typed) => _script.Setup<TypedText?>("kept", _ => true).SetResult(typed);

    public void Show() => Page = _context.Render<NewRequestPage>();

    public IRenderedComponent<ChoiceField>? FindField(string field) => Page.FindComponents<ChoiceField>().FirstOrDefault(found => found.Instance.Id == $"field-{field}");

    public IRenderedComponent<ChoiceField> Field(string field) => FindField(field) ?? throw new InvalidOperationException($"No field {field}.");

    public IReadOnlyList<string> Offered(string field) => [.. Field(field).Instance.Choices.Select(choice => choice.Id)];

    public Task ChooseAsync(string field, string? id)
    {
        var found = Field(field);
        return found.InvokeAsync(() => found.Instance.ValueChanged.InvokeAsync(id));
    }

    public AngleSharp.Dom.IElement Button(string text) =>
        Page.FindAll("button").First(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    public bool HasButton(string text) => Page.FindAll("button").Any(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    public Task PressAsync(string text) => Button(text).ClickAsync(new());

    public async Task<SavedDraft?> DraftAsync(Actor actor)
    {
        var found = await Database.Get<ReadDraft>().RunAsync(actor, CancellationToken.None);
        return found.IsRefused ? null : found.Value;
    }

    public async Task<IReadOnlyList<SupportRequest>> RequestsAsync()
    {
        await using var db = Database.Open();
        return [.. db.Requests];
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Database.DisposeAsync();
    }
}
