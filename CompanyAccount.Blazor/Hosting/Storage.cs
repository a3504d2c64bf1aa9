using CompanyAccount.Core;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Core.Storage.Seeding;
using Microsoft.Data.Sqlite;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>The database: <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
internal static class StorageHosting
{
    public static void AddPortalStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Support").Get<SupportOptions>() ?? new());
        var options = ReadOptions(builder);
        builder.AddPortalFiles(options);
        services.AddPortalCore(options);
        services.AddSingleton((builder.Configuration.GetSection("Retention").Get<RetentionOptions>() ?? new()).Checked());
        services.AddPortalJobs();
        services.AddSingleton<CatalogSeed>();
        services.AddSingleton<ServiceSeed>();
        services.AddScoped<DemoData>();
        builder.AddPortalKeys();
    }

    /// <summary>Migrates, fills the catalog, the terms and the calendar, and in Development adds the demo data; anywhere else refuses to start with demo accounts.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Store>().MigrateAsync(stopping);
        await services.GetRequiredService<CatalogSeed>().RunAsync(stopping);
        await services.GetRequiredService<ServiceSeed>().RunAsync(stopping);
        await ServiceSeed.CheckAsync(services.GetRequiredService<SupportTermsBook>(), services.GetRequiredService<TeamCalendar>(), stopping);
        var demo = services.GetRequiredService<DemoData>();
        if (app.Environment.IsDevelopment())
            await demo.SeedAsync(stopping);
        else if (await demo.IsPresentAsync(stopping))
            throw new InvalidOperationException("The database holds demo accounts, whose password is public. They exist only in Development: start with another database.");
    }

    // Beside SQLite's file, where nothing is said: the folder belongs to that database.
    private static void AddPortalFiles(this WebApplicationBuilder builder, StorageOptions options)
    {
        var settings = builder.Configuration.GetSection("Storage");
        var limits = (settings.Get<FileLimits>() ?? new()).Checked();
        var folder = settings["Files"] is { Length: > 0 } said ? builder.PathOf(said)
            : options.Provider is DatabaseProvider.Sqlite ? Path.ChangeExtension(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, ".files")
            : builder.PathOf("files");
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton(new FileRoomOptions(folder, limits.KeepFreeBytes));
    }

    private static StorageOptions ReadOptions(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var connection = configuration.GetConnectionString("Portal")
            ?? throw new InvalidOperationException("ConnectionStrings:Portal is not set.");
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        if (provider is DatabaseProvider.Sqlite)
        {
            var sqlite = new SqliteConnectionStringBuilder(connection);
            sqlite.DataSource = builder.PathOf(sqlite.DataSource);
            connection = sqlite.ToString();
        }

        return new(provider, connection);
    }
}
