using MudBlazor.Services;

namespace CompanyAccount.Bench.Baseline;

/// <summary>A bare Blazor Server application in this process, to measure against.</summary>
internal sealed class BaselineHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BaselineHost(WebApplication app) => _app = app;

    public string Origin => _app.Urls.Single();

    public PushedCounter Counter => _app.Services.GetRequiredService<PushedCounter>();

    public static async Task<BaselineHost> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(BaselineHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddSingleton<PushedCounter>();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<BaselineApp>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
