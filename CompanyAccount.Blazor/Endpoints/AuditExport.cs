using System.Globalization;
using System.Text;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Audit.Reads;
using CompanyAccount.Core.Audit.UseCases;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>A company's audit log as a file, for its administrators; taking it is itself noted in the log.</summary>
internal static class AuditExport
{
    private const int BatchSize = 1000;

    private static readonly string[] Columns = ["Csv_At", "Csv_What", "Csv_Who", "Csv_Subject", "Csv_Detail"];

    public static void MapAuditExport(this WebApplication app) =>
        app.MapGet("/company/audit.csv", WriteAsync).RequireAuthorization();

    private static async Task WriteAsync(HttpContext http, FileCaller caller, ReadAuditLog read, RecordExport record, IStringLocalizer<AuditTexts> texts, IStringLocalizer<ShellTexts> shell, string? kind, string? q, string? from, string? until)
    {
        var stop = http.RequestAborted;
        var filter = new AuditFilter { Kind = Enum.TryParse<AuditKind>(kind, out var known) && Enum.IsDefined(known) ? known : null, Search = q ?? "", From = InstantOf(from), Until = InstantOf(until) };
        if (await caller.FindAsync(http) is not { } actor
            || !(await read.RunAsync(actor, filter, BatchSize, stop)).TryGet(out var page, out _)
            || (await record.RunAsync(actor, "audit", stop)).IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        http.Response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteLineAsync(string.Join(',', Columns.Select(key => CsvCell.Of(texts[key]))));
        while (true)
        {
            foreach (var row in page.Rows)
            {
                string[] cells = [row.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), texts[$"Audit_{row.Kind}"], row.ActorName ?? "", row.SubjectName ?? "", row.Detail is null ? "" : AuditDetails.Of(row.Detail, texts, shell)];
                await writer.WriteLineAsync(string.Join(',', cells.Select(CsvCell.Of)));
            }

            if (page.Next is not { } next)
                return;
            // Rights are asked for anew: who loses them in the middle gets no more, and a file that is not whole must not look so.
            if (await caller.FindAsync(http) is { } reader && (await read.RunAsync(reader, filter with { After = next }, BatchSize, stop)).TryGet(out page!, out _))
                continue;
            http.Abort();
            return;
        }
    }

    private static DateTimeOffset? InstantOf(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
