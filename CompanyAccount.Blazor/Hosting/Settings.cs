using Microsoft.Extensions.Configuration.Json;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Where settings come from.</summary>
internal static class Settings
{
    /// <summary>Reads <c>appsettings.Development.json</c>, which stands at the top of the repository and is copied beside the program, in Development only; environment and command line still win.</summary>
    public static void AddDevelopmentSettings(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return;
        var sources = builder.Configuration.Sources;
        var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"), Optional = true };
        source.ResolveFileProvider();
        var lastFile = sources.LastOrDefault(existing => existing is JsonConfigurationSource);
        sources.Insert(lastFile is null ? 0 : sources.IndexOf(lastFile) + 1, source);
    }

    /// <summary>A folder or file of the configuration: relative ones start at the content root.</summary>
    public static string PathOf(this WebApplicationBuilder builder, string path) => Path.GetFullPath(path, builder.Environment.ContentRootPath);
}
