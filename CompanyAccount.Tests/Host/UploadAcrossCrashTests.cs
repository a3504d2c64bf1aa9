using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Host;

/// <summary>The real process, killed in the middle of an upload: it goes on to the same content.</summary>
public sealed class UploadAcrossCrashTests
{
    private const int Length = 80 << 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_a_file_comes_in_the_upload_goes_on_and_no_byte_is_lost_or_there_twice()
    {
        await using var portal = await PortalProcess.StartAsync();
        var content = new byte[Length];
        new Random(5).NextBytes(content);
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new(portal.Origin) };
        using (var signedIn = await new Caller(http, cookies).SignInAsync("user@romashka.example"))
            Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        using var begun = await SendAsync(http, HttpMethod.Post, "/files/uploads", null, ("Upload-Length", $"{Length}"));
        var place = begun.Headers.Location!.OriginalString;

        // All but the last byte goes out, and the connection stays open: the portal waits for more when it dies.
        using var line = new UnfinishedLine(content, Length - 1);
        var sending = SendAsync(http, HttpMethod.Patch, place, line, ("Upload-Offset", "0"));
        var file = Path.Combine(portal.Folder, "portal.files", "uploads", Guid.Parse(place.Split('/')[^1]).ToString("N"));
        await Eventually.TrueAsync(() => Task.FromResult(File.Exists(file) && new FileInfo(file).Length >= 70 << 20), () => "Too little came.\n" + portal.Output);
        await portal.KillAsync();
        // A client hears that the portal died when it goes on.
        line.GoOn();
        await Assert.ThrowsAsync<HttpRequestException>(() => sending);

        await portal.StartAgainAsync();
        using var stands = await SendAsync(http, HttpMethod.Head, place, null);
        var offset = long.Parse(stands.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(offset, 64 << 20, Length - 1);
        using var rest = new ByteArrayContent(content, (int)offset, Length - (int)offset);
        using var finished = await SendAsync(http, HttpMethod.Patch, place, rest, ("Upload-Offset", $"{offset}"));
        Assert.Equal((HttpStatusCode.NoContent, $"{Length}"), (finished.StatusCode, finished.Headers.GetValues("Upload-Offset").Single()));
        await using var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), (await db.Uploads.SingleAsync(Token)).Sha256);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (content is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await http.SendAsync(request, Token);
    }

    /// <summary>A body that says its whole length, and stops before, until it is told to go on.</summary>
    private sealed class UnfinishedLine(byte[] content, int sent) : HttpContent
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void GoOn() => _goOn.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content.AsMemory(0, sent), Token);
            await stream.FlushAsync(Token);
            await _goOn.Task.WaitAsync(Token);
            await stream.WriteAsync(content.AsMemory(sent), Token);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
