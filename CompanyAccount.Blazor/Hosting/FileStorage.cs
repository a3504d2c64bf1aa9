using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.Data.Sqlite;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Where files of requests lie, how many are taken, and who scans them: <c>Storage:*</c>.</summary>
internal static class FileStorage
{
    /// <summary>Reads and checks the settings: a wrong one stops the start. Where no folder is named, the files lie beside SQLite's file: the two belong together.</summary>
    public static void AddPortalFiles(this WebApplicationBuilder builder, StorageOptions database)
    {
        var settings = builder.Configuration.GetSection("Storage");
        var scanner = (settings.GetSection("Scanner").Get<ScannerOptions>() ?? new()).Checked();
        var limits = (settings.Get<FileLimits>() ?? new()).Checked() with { Scanned = scanner.IsOn };
        var folder = settings["Files"] is { Length: > 0 } said ? builder.PathOf(said)
            : database.Provider is DatabaseProvider.Sqlite ? Path.ChangeExtension(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource, ".files")
            : builder.PathOf("files");
        builder.Services.AddSingleton<FileCaller>();
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton(scanner);
        builder.Services.AddSingleton(new FileRoomOptions(folder, limits.KeepFreeBytes));
    }
}
