using System.Net;
using System.Text.Json;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Architecture;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Browser.Files;

/// <summary>Both ends of the way of a file against software that others wrote.</summary>
[Collection(BrowserTests.Name)]
public sealed class TusInteropTests(SharedPortal shared)
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "CompanyAccount.Tests", "Browser", "Files", "interop");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Our_module_sends_to_their_server_through_pauses_breaks_and_restarts()
    {
        var module = new Uri(Path.Combine(SourceTree.Root, "CompanyAccount.Blazor", "wwwroot", "uploads.js"));
        var output = await NodeAsync("our-module.mjs", module.AbsoluteUri);
        Assert.Equal(6, output.Split('\n').Count(line => line.StartsWith("passed: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Their_client_sends_stops_goes_on_and_takes_back_at_our_server()
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(shared.Portal.Origin) };
        using var signedIn = await new Caller(http, cookies).SignInAsync("user@romashka.example");
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);

        var output = await NodeAsync("their-client.mjs", $"{shared.Portal.Origin}/files/uploads", cookies.GetCookieHeader(http.BaseAddress));

        var sent = JsonSerializer.Deserialize<Sent[]>(output.Trim().Split('\n')[^1], JsonSerializerOptions.Web)!;
        Assert.Equal(2, sent.Length);
        await using var db = new Store(new(DatabaseProvider.Sqlite, shared.Portal.ConnectionString)).Open();
        foreach (var file in sent)
        {
            var kept = await db.Uploads.SingleAsync(row => row.Id == file.Id, Token);
            Assert.Equal((file.Name, file.Length, file.Sha256), (kept.Name, kept.Length, kept.Sha256));
        }
    }

    private static async Task<string> NodeAsync(string script, params string[] arguments)
    {
        var node = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, "node")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(Folder, "node_modules")), "Node.js or the packages of Browser/Files/interop are not there: bash test.sh installs them.");
        var (exitCode, output) = await ToolRun.RunAsync(node!, [Path.Combine(Folder, script), .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private sealed record Sent(Guid Id, string Name, long Length, string Sha256);
}
