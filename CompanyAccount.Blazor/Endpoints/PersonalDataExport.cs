using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CompanyAccount.Core.Audit.UseCases;
using CompanyAccount.Core.Profiles.Reads;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>All that the portal holds about a person, as a file for that person; taking it is noted in the audit log.</summary>
internal static class PersonalDataExport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapPersonalData(this WebApplication app) =>
        app.MapGet("/profile/personal-data.json", WriteAsync).RequireAuthorization();

    private static async Task WriteAsync(HttpContext http, FileCaller caller, ReadPersonalData read, RecordExport record)
    {
        var stop = http.RequestAborted;
        if (await caller.FindAsync(http) is not { } actor
            || !(await read.RunAsync(actor, stop)).TryGet(out var data, out _)
            || (await record.RunAsync(actor, "personal-data", stop)).IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.Headers.ContentDisposition = "attachment; filename=personal-data.json";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(data, Readable, stop);
    }
}
