using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Host;

/// <summary>All files of a request as one archive, over a real connection, for who takes their time or goes away.</summary>
public sealed class SlowReaderTests
{
    private const int Length = 96 << 20;

    /// <summary>How many looks in a row, twenty a second, a portal must read nothing to count as waiting for its reader.</summary>
    private const int StillLooks = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_archive_waits_for_a_slow_reader_without_reading_ahead_and_lets_go_of_one_that_went_away()
    {
        Assert.SkipUnless(File.Exists("/proc/self/io"), "Only Linux tells what a process has read.");
        await using var portal = await PortalProcess.StartAsync();
        var number = await MadeRequest.SubmitAsync(portal, "user@romashka.example", "Большой дамп");
        var content = await AddFileAsync(portal, number);
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new(portal.Origin) };
        using (var signedIn = await new Caller(http, cookies).SignInAsync("user@romashka.example"))
            Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);

        var before = ReadBy(portal);
        using (var answer = await AskAsync(http, number))
        {
            await using var body = await answer.Content.ReadAsStreamAsync(Token);
            using var archive = new MemoryStream();
            await TakeAsync(body, archive, 1 << 20);
            await StandStillAsync(portal);
            // Once for its hash, and then as far as the reader and the network's own buffers take it.
            Assert.InRange(ReadBy(portal) - before, Length, Length + (Length / 2));
            using (var page = await http.GetAsync(new Uri($"/requests/{number}", UriKind.Relative), Token))
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);

            await body.CopyToAsync(archive, Token);
            await using var zip = new ZipArchive(archive);
            await using var entry = await Assert.Single(zip.Entries).OpenAsync(Token);
            Assert.Equal(content.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(entry, Token)));
        }

        using (var answer = await AskAsync(http, number))
        {
            await using var body = await answer.Content.ReadAsStreamAsync(Token);
            await TakeAsync(body, Stream.Null, 1 << 20);
            await StandStillAsync(portal);
            Assert.True(HoldsOpen(portal, content));
        }

        await Eventually.TrueAsync(() => Task.FromResult(!HoldsOpen(portal, content)), () => "The file is still held open.\n" + portal.Output);
        Assert.DoesNotContain("unhandled", portal.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, RequestNumber number)
    {
        var answer = await http.GetAsync(new Uri($"/requests/{number}/files.zip", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    private static async Task TakeAsync(Stream body, Stream into, int length)
    {
        var piece = new byte[length];
        await body.ReadExactlyAsync(piece, Token);
        await into.WriteAsync(piece, Token);
    }

    // Of content that no archive makes smaller.
    private static async Task<StoredContent> AddFileAsync(PortalProcess portal, RequestNumber number)
    {
        var bytes = new byte[Length];
        new Random(7).NextBytes(bytes);
        var room = new FileRoom(new(Path.Combine(portal.Folder, "portal.files")), TimeProvider.System);
        var content = (await room.KeepAsync(new MemoryStream(bytes), Length, Token)).Value;
        await using var db = new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open();
        var request = await db.Requests.SingleAsync(row => row.Number == number.Value, Token);
        var message = await db.Messages.SingleAsync(row => row.RequestId == request.Id, Token);
        db.Files.Add(new(FreshId.Next(), request.CompanyId, request.Id, message.Id, isInternal: false, FileName.Of("дамп.bin"), ContentType.Unknown, content, FileState.Clean, request.AuthorId, request.SubmittedAt));
        await db.SaveChangesAsync(Token);
        return content;
    }

    // All bytes that the process has read, of files and of the network.
    private static long ReadBy(PortalProcess portal) =>
        long.Parse(File.ReadLines($"/proc/{portal.ProcessId}/io").First(line => line.StartsWith("rchar:", StringComparison.Ordinal))["rchar:".Length..], CultureInfo.InvariantCulture);

    private static async Task StandStillAsync(PortalProcess portal)
    {
        var (last, looks) = (ReadBy(portal), 0);
        await Eventually.TrueAsync(() =>
        {
            var now = ReadBy(portal);
            // Its jobs look into the database all the time; a file is read by far more.
            looks = now - last < FileRoom.BufferSize ? looks + 1 : 0;
            last = now;
            return Task.FromResult(looks >= StillLooks);
        }, () => "The portal reads on.\n" + portal.Output);
    }

    private static bool HoldsOpen(PortalProcess portal, StoredContent content) =>
        Directory.EnumerateFiles($"/proc/{portal.ProcessId}/fd").Any(file => new FileInfo(file).LinkTarget?.EndsWith(content.Sha256, StringComparison.Ordinal) == true);
}
