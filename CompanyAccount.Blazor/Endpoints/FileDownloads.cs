using System.IO.Compression;
using CompanyAccount.Blazor.Hosting;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>
/// Files of requests, one by one and all at once. Always as downloads of no type, whatever their senders said: nothing
/// that a person sent is ever shown by a browser as a page of ours. What is shown are pictures that the portal made itself.
/// </summary>
internal static class FileDownloads
{
    private const string NoType = "application/octet-stream";
    private const int BufferSize = 128 * 1024;

    public static void MapFileDownloads(this WebApplication app)
    {
        app.MapGet("/requests/{number}/files/{id:guid}", SendOneAsync).RequireAuthorization().WithSecurityHeadersPolicy(SecurityHeaders.OfFiles);
        app.MapGet("/requests/{number}/files/{id:guid}/thumbnail", Preview(PreviewSize.Thumbnail)).RequireAuthorization().WithSecurityHeadersPolicy(SecurityHeaders.OfFiles);
        app.MapGet("/requests/{number}/files/{id:guid}/preview", Preview(PreviewSize.Preview)).RequireAuthorization().WithSecurityHeadersPolicy(SecurityHeaders.OfFiles);
        app.MapGet("/requests/{number}/files.zip", SendAllAsync).RequireAuthorization().WithSecurityHeadersPolicy(SecurityHeaders.OfFiles);
    }

    private static async Task SendOneAsync(HttpContext http, string number, Guid id, FileCaller caller, TakeFile take)
    {
        if (!RequestNumber.TryParse(number, out var request) || await caller.FindAsync(http) is not { } actor)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!(await take.RunAsync(actor, request, id, http.RequestAborted)).TryGet(out var taken, out var refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        http.Response.Headers.CacheControl = "private, no-store";
        var file = TypedResults.Stream(taken.Content, NoType, taken.File.Name, taken.File.At, new EntityTagHeaderValue($"\"{taken.File.Sha256}\""), enableRangeProcessing: true);
        await file.ExecuteAsync(http);
    }

    private static Delegate Preview(PreviewSize size) =>
        (HttpContext http, string number, Guid id, FileCaller caller, TakePreview take) => SendPreviewAsync(http, number, id, size, caller, take);

    private static async Task SendPreviewAsync(HttpContext http, string number, Guid id, PreviewSize size, FileCaller caller, TakePreview take)
    {
        if (!RequestNumber.TryParse(number, out var request) || await caller.FindAsync(http) is not { } actor)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!(await take.RunAsync(actor, request, id, size, http.RequestAborted)).TryGet(out var taken, out var refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        // The browser keeps it, and asks each time whether it may still show it.
        http.Response.Headers.CacheControl = "private, no-cache";
        var picture = TypedResults.Bytes(taken.Picture, TakenPreview.ContentType, entityTag: new EntityTagHeaderValue($"\"{taken.Sha256}-{size}\""));
        await picture.ExecuteAsync(http);
    }

    private static Task RefuseAsync(HttpContext http, FileCaller caller, Refusal refusal)
    {
        var status = refusal switch
        {
            FileHeld => StatusCodes.Status409Conflict,
            FileInfected => StatusCodes.Status403Forbidden,
            FileLost => StatusCodes.Status410Gone,
            TemporarilyUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status404NotFound,
        };
        if (status != StatusCodes.Status404NotFound)
            return caller.TellAsync(http, status, refusal);
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task SendAllAsync(HttpContext http, string number, FileCaller caller, TakeAllFiles take, IStringLocalizer<RequestTexts> texts)
    {
        if (!RequestNumber.TryParse(number, out var request) || await caller.FindAsync(http) is not { } actor)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!(await take.RunAsync(actor, request, http.RequestAborted)).TryGet(out var files, out var refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = $"attachment; filename={request}.zip";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await using var body = new GatheredBody(http.Response.Body);
        try
        {
            // An archive's end is written when it is disposed: in here, so that what went wrong before leaves it without one.
            var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, http.RequestAborted);
            await WriteAsync(zip, files, take, texts, http.RequestAborted);
            await zip.DisposeAsync();
            await body.FlushAsync(http.RequestAborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The reader hung up, or the disk failed in the middle: an archive that is not whole must not look so.
            http.Abort();
        }
    }

    private static async Task WriteAsync(ZipArchive zip, IReadOnlyList<NamedFile> files, TakeAllFiles take, IStringLocalizer<RequestTexts> texts, CancellationToken stop)
    {
        List<string> missing = [];
        foreach (var file in files)
        {
            await using var content = await take.OpenAsync(file, stop);
            if (content is null)
            {
                missing.Add(file.Name);
                continue;
            }

            var entry = zip.CreateEntry(file.Name, CompressionLevel.Fastest);
            entry.LastWriteTime = file.At;
            await using var target = await entry.OpenAsync(stop);
            await content.CopyToAsync(target, BufferSize, stop);
        }

        if (missing.Count == 0)
            return;
        var note = FileName.Numbered([.. files.Select(file => file.Name), FileName.Of(texts["Files_MissingName"]).ToString()])[^1];
        await using var lines = new StreamWriter(await zip.CreateEntry(note).OpenAsync(stop));
        await lines.WriteLineAsync(texts["Files_Missing"].Value.AsMemory(), stop);
        foreach (var name in missing)
            await lines.WriteLineAsync(name.AsMemory(), stop);
    }
}
