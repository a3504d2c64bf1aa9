using System.Globalization;
using System.Text;
using CompanyAccount.Blazor.Features.Requests.Export;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit.UseCases;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>
/// The list of requests as a file that a page offered. Read and sent a piece at a time, each with the rights of that
/// moment; the page sees how far it is. A file that is not whole never looks so: the connection breaks off.
/// </summary>
internal static class RequestExport
{
    private static readonly string[] Columns =
    [
        "Csv_Number", "Csv_Subject", "Csv_Status", "Csv_Severity", "Csv_Level", "Csv_Category", "Csv_Product", "Csv_Version",
        "Csv_Company", "Csv_Author", "Csv_Engineer", "Csv_Submitted", "Csv_Changed",
    ];

    public static void MapRequestExport(this WebApplication app) =>
        app.MapGet("/requests/export/{id:guid}", SendAsync).RequireAuthorization();

    private static async Task SendAsync(HttpContext http, Guid id, ExportDesk desk, RequestExportParts parts)
    {
        if (await parts.Caller.FindAsync(http) is not { } actor || desk.Take(id, actor.PersonId) is not { } job)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, job.Stopped);
        var whole = false;
        try
        {
            whole = await WriteAsync(http, job, actor, parts, either.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Stopped on the page, or the browser hung up.
            job.Cancel();
        }
        finally
        {
            job.End(whole);
            parts.Feed.Announce(Topic.Export(job.Id));
            if (!whole)
                http.Abort();
        }
    }

    private static async Task<bool> WriteAsync(HttpContext http, ExportJob job, Actor actor, RequestExportParts parts, CancellationToken stop)
    {
        if ((await parts.Record.RunAsync(actor, "requests", stop)).IsRefused)
            return false;
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=requests.csv";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers the answer would show nothing for long.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteLineAsync(string.Join(',', Columns.Select(key => CsvCell.Of(parts.Texts[key]))).AsMemory(), stop);
        var catalog = (await parts.Catalog.RunAsync(actor, stop)).Value;
        long? after = null;
        while (job.Written < ReadExportPage.MostRows)
        {
            // Rights are asked for anew: who loses them in the middle gets no more.
            if (await parts.Caller.FindAsync(http) is not { } reader
                || !(await parts.Read.RunAsync(reader, job.Filter, after, stop)).TryGet(out var rows, out _))
                return false;
            foreach (var row in rows)
                await writer.WriteLineAsync(string.Join(',', CellsOf(row, catalog, parts).Select(CsvCell.Of)).AsMemory(), stop);
            await writer.FlushAsync(stop);
            job.Count(rows.Count);
            parts.Feed.Announce(Topic.Export(job.Id));
            if (rows.Count < ReadExportPage.PageSize)
                return true;
            after = rows[^1].Number;
        }

        return true;
    }

    private static IEnumerable<string?> CellsOf(ExportRow row, ProductCatalog catalog, RequestExportParts parts)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return
        [
            row.DisplayNumber,
            row.Subject,
            parts.Words[$"Status_{row.Status}"],
            parts.Words[$"Severity_{row.Severity}"],
            parts.Texts[$"Level_{row.Level}"],
            row.Topic is { } topic ? $"{parts.Texts[$"Category_{row.Category}"]}: {parts.Words[$"Topic_{topic}"]}" : parts.Texts[$"Category_{row.Category}"],
            catalog.FindProduct(row.ProductId)?.Name.In(language) ?? row.ProductId,
            row.VersionId is { } version ? catalog.FindVersion(version)?.Name ?? version : null,
            row.CompanyName,
            row.AuthorName,
            row.AssigneeName,
            TimeOf(row.SubmittedAt),
            TimeOf(row.ChangedAt),
        ];
    }

    private static string TimeOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary>What the file is made with.</summary>
internal sealed record RequestExportParts(
    FileCaller Caller, ReadExportPage Read, ReadCatalog Catalog, RecordExport Record, LiveFeed Feed,
    IStringLocalizer<ListTexts> Texts, IStringLocalizer<RequestTexts> Words);
