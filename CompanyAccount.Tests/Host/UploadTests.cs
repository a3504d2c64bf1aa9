using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

/// <summary>The tus protocol as it goes over the wire, and files on their way out.</summary>
[Collection(HostTestsTogether.Name)]
public sealed class UploadTests(SharedHost host)
{
    private const string Address = "/files/uploads";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_protocol_from_asking_to_removing()
    {
        var caller = await host.SignedInAsync("user@romashka.example");
        using var abilities = await SendAsync(caller, HttpMethod.Options, Address, version: null);
        Assert.Equal((HttpStatusCode.NoContent, "1.0.0", "creation,creation-with-upload,termination,expiration,checksum", "sha1,sha256", "2147483648"),
            (abilities.StatusCode, One(abilities, "Tus-Version"), One(abilities, "Tus-Extension"), One(abilities, "Tus-Checksum-Algorithm"), One(abilities, "Tus-Max-Size")));

        using var begun = await SendAsync(caller, HttpMethod.Post, Address, headers: [("Upload-Length", "6"), ("Upload-Metadata", "filename " + Base64("../журнал.log"))]);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var place = begun.Headers.Location!.OriginalString;
        Assert.StartsWith(Address + "/", place, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.TryParse(One(begun, "Upload-Expires"), out _));

        using var piece = await PieceAsync(caller, place, 0, "abc");
        Assert.Equal((HttpStatusCode.NoContent, "3"), (piece.StatusCode, One(piece, "Upload-Offset")));
        using var stands = await SendAsync(caller, HttpMethod.Head, place);
        Assert.Equal((HttpStatusCode.OK, "3", "6", "no-store"), (stands.StatusCode, One(stands, "Upload-Offset"), One(stands, "Upload-Length"), stands.Headers.CacheControl!.ToString()));
        Assert.Contains("filename " + Base64("журнал.log"), One(stands, "Upload-Metadata"), StringComparison.Ordinal);

        using var early = await PieceAsync(caller, place, 2, "x");
        Assert.Equal((HttpStatusCode.Conflict, "3"), (early.StatusCode, One(early, "Upload-Offset")));
        using var longer = await PieceAsync(caller, place, 3, "defg");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, longer.StatusCode);
        using var wrong = await PieceAsync(caller, place, 3, "def", ("Upload-Checksum", "sha1 " + Convert.ToBase64String(new byte[20])));
        Assert.Equal(460, (int)wrong.StatusCode);
        using var unknown = await PieceAsync(caller, place, 3, "def", ("Upload-Checksum", "crc32 YQ=="));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var typed = await SendAsync(caller, HttpMethod.Patch, place, new StringContent("def"), [("Upload-Offset", "3")]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, typed.StatusCode);
        using var nowhere = await SendAsync(caller, HttpMethod.Patch, place, Piece("def"));
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.StatusCode);

        // By the way around for narrow networks.
        using var last = await SendAsync(caller, HttpMethod.Post, place, Piece("def"), [("Upload-Offset", "3"), ("X-HTTP-Method-Override", "PATCH")]);
        Assert.Equal((HttpStatusCode.NoContent, "6"), (last.StatusCode, One(last, "Upload-Offset")));
        using var stranger = await SendAsync(await host.SignedInAsync("owner@romashka.example"), HttpMethod.Head, place);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using var removed = await SendAsync(caller, HttpMethod.Delete, place);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var gone = await SendAsync(caller, HttpMethod.Head, place);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_small_file_comes_with_its_beginning_and_a_bad_beginning_is_refused_in_words()
    {
        var caller = await host.SignedInAsync("user@romashka.example");
        using var whole = await SendAsync(caller, HttpMethod.Post, Address, Piece("abc"), [("Upload-Length", "3")]);
        Assert.Equal((HttpStatusCode.Created, "3"), (whole.StatusCode, One(whole, "Upload-Offset")));
        (HttpStatusCode Status, (string, string)[] Headers)[] bad =
        [
            (HttpStatusCode.BadRequest, []),
            (HttpStatusCode.BadRequest, [("Upload-Length", "-1")]),
            (HttpStatusCode.BadRequest, [("Upload-Length", "0")]),
            (HttpStatusCode.BadRequest, [("Upload-Defer-Length", "1")]),
            (HttpStatusCode.BadRequest, [("Upload-Length", "3"), ("Upload-Metadata", "filename !")]),
            (HttpStatusCode.RequestEntityTooLarge, [("Upload-Length", "2147483649")]),
            (HttpStatusCode.RequestEntityTooLarge, [("Upload-Length", "99999999999999999999")]),
        ];
        foreach (var (status, headers) in bad)
        {
            using var answer = await SendAsync(caller, HttpMethod.Post, Address, headers: headers);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        }

        using var empty = await SendAsync(caller, HttpMethod.Post, Address, headers: [("Upload-Length", "0")]);
        Assert.Equal("Файл пустой. Проверьте, тот ли файл выбран.", (await empty.Content.ReadAsStringAsync(Token)).Trim());
        foreach (var version in (string?[])[null, "0.2.2"])
        {
            using var old = await SendAsync(caller, HttpMethod.Post, Address, headers: [("Upload-Length", "3")], version: version);
            Assert.Equal((HttpStatusCode.PreconditionFailed, "1.0.0"), (old.StatusCode, One(old, "Tus-Version")));
        }
    }

    [Fact]
    public async Task A_file_goes_out_as_a_download_of_no_type_in_any_range()
    {
        var (number, files) = await SubmitAsync(("снимок экрана.html", "<script>alert(1)</script>"));
        var caller = await host.SignedInAsync("user@romashka.example");
        var path = $"/requests/{number}/files/{files[0]}";
        using var whole = await caller.GetAsync(path);
        Assert.Equal("<script>alert(1)</script>", await whole.Content.ReadAsStringAsync(Token));
        Assert.Equal("application/octet-stream", whole.Content.Headers.ContentType!.ToString());
        var disposition = whole.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "снимок экрана.html"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Equal("nosniff", One(whole, "X-Content-Type-Options"));
        var policy = One(whole, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'self'", policy, StringComparison.Ordinal);
        Assert.True(whole.Headers.CacheControl!.NoStore);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(8, 12);
        using var part = await caller.Http.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode.PartialContent, "alert"), (part.StatusCode, await part.Content.ReadAsStringAsync(Token)));
        Assert.Equal(whole.Headers.ETag, part.Headers.ETag);
        using var page = await caller.GetAsync("/requests");
        Assert.Contains("'self'", One(page, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_files_of_a_request_go_out_as_one_archive_and_what_cannot_is_named_in_it()
    {
        var (number, files) = await SubmitAsync(("a.log", "раз"), ("a.log", "два"), ("held.log", "три"), ("a.log", "lost"));
        await using (var db = host.Services.GetRequiredService<Store>().Open())
        {
            await db.Files.Where(row => row.Id == files[2]).ExecuteUpdateAsync(row => row.SetProperty(file => file.State, FileState.Waiting), Token);
            await db.Files.Where(row => row.Id == files[3]).ExecuteUpdateAsync(row => row.SetProperty(file => file.Sha256, new string('0', 64)), Token);
        }

        var caller = await host.SignedInAsync("user@romashka.example");
        using var answer = await caller.GetAsync($"/requests/{number}/files.zip");
        Assert.Equal($"attachment; filename={number}.zip", answer.Content.Headers.ContentDisposition!.ToString());
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Token));
        Assert.Equal(["a.log", "a (2).log", "Чего здесь нет.txt"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal("два", await TextOf(zip.Entries[1]));
        Assert.Equal(["held.log", "a (3).log"], (await TextOf(zip.Entries[2])).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);
        foreach (var (file, status) in ((Guid, HttpStatusCode)[])[(files[2], HttpStatusCode.Conflict), (files[3], HttpStatusCode.Gone)])
        {
            using var one = await caller.GetAsync($"/requests/{number}/files/{file}");
            Assert.Equal(status, one.StatusCode);
            Assert.Contains("Файл", await one.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_preview_is_a_picture_of_ours_that_the_browser_keeps_and_asks_about()
    {
        var (number, files) = await SubmitAsync(("снимок.png", Pictures.Make(2000, 1000)), ("страница.png", "<script>alert(1)</script>"u8.ToArray()));
        var caller = await host.SignedInAsync("user@romashka.example");
        var path = $"/requests/{number}/files/{files[0]}/preview";
        using var picture = await caller.GetAsync(path);
        Assert.Equal("image/webp", picture.Content.Headers.ContentType!.ToString());
        Assert.Equal("RIFF", Encoding.Latin1.GetString((await picture.Content.ReadAsByteArrayAsync(Token))[..4]));
        Assert.Equal("nosniff", One(picture, "X-Content-Type-Options"));
        Assert.Contains("default-src 'none'", One(picture, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal((true, true, false), (picture.Headers.CacheControl!.Private, picture.Headers.CacheControl.NoCache, picture.Headers.CacheControl.NoStore));

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(picture.Headers.ETag!);
        using var same = await caller.Http.SendAsync(again, Token);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var small = await caller.GetAsync($"/requests/{number}/files/{files[0]}/thumbnail");
        Assert.NotEqual(picture.Headers.ETag, small.Headers.ETag);
        using var none = await caller.GetAsync($"/requests/{number}/files/{files[1]}/thumbnail");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        // What a browser has kept, it shows only to whom it may still be shown.
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.IfNoneMatch.Add(picture.Headers.ETag!);
        using var stranger = await (await host.SignedInAsync("owner@vector.example")).Http.SendAsync(asked, Token);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    /// <summary>A request of the user of «Ромашка» with files.</summary>
    private Task<(RequestNumber Number, IReadOnlyList<Guid> Files)> SubmitAsync(params (string Name, string Content)[] files) =>
        SubmitAsync([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);

    private async Task<(RequestNumber Number, IReadOnlyList<Guid> Files)> SubmitAsync(params (string Name, byte[] Content)[] files)
    {
        var caller = await host.SignedInAsync("user@romashka.example");
        List<Guid> uploads = [];
        foreach (var (name, content) in files)
        {
            using var answer = await SendAsync(caller, HttpMethod.Post, Address, Piece(content), [("Upload-Length", $"{content.Length}"), ("Upload-Metadata", $"filename {Base64(name)},filetype {Base64("text/html")}")]);
            uploads.Add(Guid.Parse(answer.Headers.Location!.OriginalString[(Address.Length + 1)..]));
        }

        var author = await host.WithAccountsAsync(async users => (await users.FindByEmailAsync("user@romashka.example"))!.Id);
        var actor = (await host.Services.GetRequiredService<ActorReader>().FindAsync(author, Token))!;
        return ((await host.Services.GetRequiredService<SubmitRequest>().RunAsync(actor, FreshId.Next(), Forms.Technical with { Uploads = uploads }, Token)).Value, uploads);
    }

    private static Task<HttpResponseMessage> PieceAsync(Caller caller, string place, long offset, string text, params (string, string)[] more) =>
        SendAsync(caller, HttpMethod.Patch, place, Piece(text), [("Upload-Offset", $"{offset}"), .. more]);

    private static ByteArrayContent Piece(string text) => Piece(Encoding.UTF8.GetBytes(text));

    private static ByteArrayContent Piece(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return content;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Caller caller, HttpMethod method, string path, HttpContent? content = null, (string Name, string Value)[]? headers = null, string? version = "1.0.0")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (version is not null)
            request.Headers.Add("Tus-Resumable", version);
        foreach (var (name, value) in headers ?? [])
            request.Headers.Add(name, value);
        return await caller.Http.SendAsync(request, Token);
    }

    private static string One(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<string> TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(await entry.OpenAsync(Token));
        return (await reader.ReadToEndAsync(Token)).ReplaceLineEndings("\n");
    }
}
