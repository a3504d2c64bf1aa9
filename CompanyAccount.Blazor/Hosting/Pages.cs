using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Features.Requests.Export;
using CompanyAccount.Blazor.Features.Requests.Parts;
using CompanyAccount.Blazor.Live;
using MudBlazor.Services;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Components and their circuits.</summary>
internal static class Pages
{
    /// <summary>The largest message of a browser, in bytes: a pasted text of a million characters must arrive, to be refused in words; the default of 32 KiB would end the circuit.</summary>
    private const long LargestMessage = 8 * 1024 * 1024;

    public static void AddPortalPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DetailedErrors = builder.Environment.IsDevelopment();
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
            })
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter);
        services.AddTransient<MudBlazor.MudLocalizer, Texts.MudTexts>();
        services.AddScoped<BrowserClock>();
        services.AddSingleton<RequestVerbs>();
        services.AddSingleton<ExportDesk>();
        services.AddSingleton<RequestExportParts>();
    }
}
