using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage.Files;
using Microsoft.AspNetCore.Http.Features;

namespace CompanyAccount.Blazor.Endpoints.Uploads;

/// <summary>
/// Resumable uploads by the tus protocol, version 1.0.0: core, creation, creation-with-upload, termination, expiration,
/// checksum. The signed-in person's cookie opens them; a page of another site cannot send the protocol's own headers
/// without being asked first, and it is never allowed to. What is uploaded becomes a file by being sent with a message.
/// </summary>
internal static class UploadEndpoints
{
    private const string Address = "/files/uploads";

    public static void MapUploads(this WebApplication app)
    {
        app.MapMethods(Address, [HttpMethods.Options], TellAbilities).RequireAuthorization();
        app.MapPost(Address, BeginAsync).RequireAuthorization();
        app.MapMethods(Address + "/{id:guid}", [HttpMethods.Head], StandAsync).RequireAuthorization();
        app.MapPatch(Address + "/{id:guid}", ReceiveAsync).RequireAuthorization();
        app.MapDelete(Address + "/{id:guid}", DropAsync).RequireAuthorization();
        // For networks that let nothing but GET and POST through.
        app.MapPost(Address + "/{id:guid}", OverrideAsync).RequireAuthorization();
    }

    private static void TellAbilities(HttpContext http, FileLimits limits)
    {
        var headers = http.Response.Headers;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        headers[Tus.ResumableHeader] = Tus.Version;
        headers["Tus-Version"] = Tus.Version;
        headers["Tus-Extension"] = Tus.Extensions;
        headers["Tus-Checksum-Algorithm"] = Tus.ChecksumAlgorithms;
        headers["Tus-Max-Size"] = Tus.Of(limits.FileBytes);
    }

    private static async Task BeginAsync(HttpContext http, FileCaller caller, BeginUpload begin, ReceiveUpload receive, ResumeUpload resume)
    {
        if (await FindAsync(http, caller) is not { } actor)
            return;
        if (Tus.NumberOf(http.Request.Headers[Tus.LengthHeader]) is not { } length)
        {
            await FileCaller.TellAsync(http, StatusCodes.Status400BadRequest, "Upload-Length is needed; Upload-Defer-Length is not supported.");
            return;
        }

        if (!UploadMetadata.TryParse(http.Request.Headers[Tus.MetadataHeader], out var metadata))
        {
            await FileCaller.TellAsync(http, StatusCodes.Status400BadRequest, "Upload-Metadata is malformed.");
            return;
        }

        if (await ChecksumAsync(http) is not { } checksum)
            return;
        var outcome = await begin.RunAsync(actor, length, metadata, http.RequestAborted);
        if (!outcome.TryGet(out var standing, out var refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        if (IsPiece(http.Request))
        {
            // It exists, whatever becomes of its first piece: what came of it is told, and the client goes on from there.
            var received = await receive.RunAsync(actor, standing.Id, 0, http.Request.Body, checksum.Value, http.RequestAborted);
            standing = received.TryGet(out var advanced, out _) || (await resume.RunAsync(actor, standing.Id, CancellationToken.None)).TryGet(out advanced, out _) ? advanced : standing;
            http.Response.Headers[Tus.OffsetHeader] = Tus.Of(standing.Offset);
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"{Address}/{standing.Id}";
        TellEnd(http, standing);
    }

    private static async Task StandAsync(HttpContext http, Guid id, FileCaller caller, ResumeUpload resume)
    {
        if (await FindAsync(http, caller) is not { } actor)
            return;
        if (!(await resume.RunAsync(actor, id, http.RequestAborted)).TryGet(out var standing, out var refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers[Tus.OffsetHeader] = Tus.Of(standing.Offset);
        headers[Tus.LengthHeader] = Tus.Of(standing.Length);
        headers[Tus.MetadataHeader] = $"filename {Base64(standing.Name)},filetype {Base64(standing.ContentType)}";
        TellEnd(http, standing);
    }

    private static async Task ReceiveAsync(HttpContext http, Guid id, FileCaller caller, ReceiveUpload receive, ResumeUpload resume)
    {
        if (await FindAsync(http, caller) is not { } actor)
            return;
        // Whether there is such an upload comes before what is wrong with the call.
        if (!(await resume.RunAsync(actor, id, http.RequestAborted)).TryGet(out var before, out var refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        if (!IsPiece(http.Request))
        {
            await FileCaller.TellAsync(http, StatusCodes.Status415UnsupportedMediaType, $"Content-Type is {Tus.PieceType}.");
            return;
        }

        if (Tus.NumberOf(http.Request.Headers[Tus.OffsetHeader]) is not { } offset)
        {
            await FileCaller.TellAsync(http, StatusCodes.Status400BadRequest, "Upload-Offset is needed.");
            return;
        }

        if (await ChecksumAsync(http) is not { } checksum)
            return;
        // Said before the first byte is read: a client that waits for 100 Continue then sends none.
        if (offset == before.Offset && http.Request.ContentLength > before.Length - offset)
        {
            await RefuseAsync(http, caller, new MoreThanSaid(offset));
            return;
        }

        if (!(await receive.RunAsync(actor, id, offset, http.Request.Body, checksum.Value, http.RequestAborted)).TryGet(out var standing, out refusal))
        {
            await RefuseAsync(http, caller, refusal);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers[Tus.OffsetHeader] = Tus.Of(standing.Offset);
        TellEnd(http, standing);
    }

    private static async Task DropAsync(HttpContext http, Guid id, FileCaller caller, DropUpload drop)
    {
        if (await FindAsync(http, caller) is not { } actor)
            return;
        if ((await drop.RunAsync(actor, id, http.RequestAborted)).Refusal is { } refusal)
            await RefuseAsync(http, caller, refusal);
        else
            http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task OverrideAsync(HttpContext http, Guid id, FileCaller caller, ReceiveUpload receive, ResumeUpload resume, DropUpload drop) =>
        http.Request.Headers["X-HTTP-Method-Override"].ToString().ToUpperInvariant() switch
        {
            "PATCH" => ReceiveAsync(http, id, caller, receive, resume),
            "DELETE" => DropAsync(http, id, caller, drop),
            _ => FileCaller.TellAsync(http, StatusCodes.Status400BadRequest, "X-HTTP-Method-Override is PATCH or DELETE."),
        };

    /// <summary>Who asks, in this version of the protocol; otherwise the answer is given already.</summary>
    private static async Task<Actor?> FindAsync(HttpContext http, FileCaller caller)
    {
        http.Response.Headers[Tus.ResumableHeader] = Tus.Version;
        if (http.Request.Headers[Tus.ResumableHeader] != Tus.Version)
        {
            http.Response.Headers["Tus-Version"] = Tus.Version;
            await FileCaller.TellAsync(http, StatusCodes.Status412PreconditionFailed, $"{Tus.ResumableHeader} is {Tus.Version}.");
            return null;
        }

        if (await caller.FindAsync(http) is { } actor)
        {
            // Only here: what is read is bounded by what the upload says of its own length.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
                bound.MaxRequestBodySize = null;
            return actor;
        }

        await RefuseAsync(http, caller, new NotFound());
        return null;
    }

    private static Task RefuseAsync(HttpContext http, FileCaller caller, Refusal refusal)
    {
        if (refusal is OffsetDiffers differs)
            http.Response.Headers[Tus.OffsetHeader] = Tus.Of(differs.Offset);
        if (refusal is UploadBusy or StoreFull or TemporarilyUnavailable)
            http.Response.Headers.RetryAfter = "5";
        return caller.TellAsync(http, Tus.StatusOf(refusal), refusal);
    }

    /// <summary>The checksum of the piece, if one was given; nothing at all when it is malformed, which is told already.</summary>
    private static async Task<(UploadChecksum? Value, bool IsRead)?> ChecksumAsync(HttpContext http)
    {
        if (http.Request.Headers[Tus.ChecksumHeader].ToString() is not { Length: > 0 } header)
            return (null, true);
        if (UploadChecksum.TryParse(header, out var checksum))
            return (checksum, true);
        await FileCaller.TellAsync(http, StatusCodes.Status400BadRequest, $"Upload-Checksum is one of {Tus.ChecksumAlgorithms} and a hash in base64.");
        return null;
    }

    private static bool IsPiece(HttpRequest request) => string.Equals(request.ContentType, Tus.PieceType, StringComparison.OrdinalIgnoreCase);

    private static void TellEnd(HttpContext http, UploadStanding standing) => http.Response.Headers[Tus.ExpiresHeader] = standing.ExpiresAt.ToString("R");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
