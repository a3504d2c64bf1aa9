using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CompanyAccount.Bench;

/// <summary>
/// The server's peak memory while ten large files come in at once, against ten small ones: each time a portal of its own
/// as a process of its own, asked by <c>VmHWM</c>. Memory must not grow with a file's size.
/// </summary>
internal static partial class UploadMemory
{
    private const int Files = 10;
    private const long Small = 1L << 20;

    /// <summary>Runs it.</summary>
    /// <param name="large">The size of each large file, in bytes: ten of them have to find room on the disk of temporary files.</param>
    public static async Task<string> RunAsync(long large)
    {
        var small = await PeakAsync(Small);
        var peak = await PeakAsync(large);
        return string.Create(CultureInfo.InvariantCulture,
            $"| peak memory of the server, ten files of {large >> 20} MiB at once against ten of 1 MiB, MiB | {small:F0} | {peak:F0} | {peak / small:F2} | ≤ 1.25 |");
    }

    private static async Task<double> PeakAsync(long size)
    {
        var folder = Directory.CreateTempSubdirectory("upload-bench-").FullName;
        using var portal = Start(folder);
        try
        {
            var origin = await OriginAsync(portal);
            using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
            using var http = new HttpClient(handler) { BaseAddress = new(origin), Timeout = Timeout.InfiniteTimeSpan };
            await SignInAsync(http);
            await Task.WhenAll(Enumerable.Range(0, Files).Select(file => UploadAsync(http, file, size)));
            var line = (await File.ReadAllLinesAsync($"/proc/{portal.Id}/status")).Single(row => row.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        finally
        {
            portal.Kill(entireProcessTree: true);
            await portal.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string folder)
    {
        var program = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "PortalProgram").Value!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(program)! };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var argument in (string[])[program, "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Portal=Data Source={Path.Combine(folder, "portal.db")}", $"--Mail:PickupDirectory={Path.Combine(folder, "mail")}"])
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The portal did not start.");
    }

    private static async Task<string> OriginAsync(Process portal)
    {
        const string mark = "Now listening on: ";
        while (await portal.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
            {
                // What it says from now on is read by nobody; it must not wait for that.
                _ = portal.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return line[(at + mark.Length)..].Trim();
            }
        }

        throw new InvalidOperationException("The portal ended while starting.");
    }

    private static async Task SignInAsync(HttpClient http)
    {
        var page = await http.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        // The page has other forms besides, each with its own token; any of them holds.
        var fields = HiddenField().Matches(page).DistinctBy(match => match.Groups["name"].Value).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        fields["Email"] = "user@romashka.example";
        fields["Password"] = "Demo-2026!pass";
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        if (answer.StatusCode is not HttpStatusCode.Found)
            throw new InvalidOperationException($"Signing in: {(int)answer.StatusCode}.");
    }

    private static async Task UploadAsync(HttpClient http, int file, long size)
    {
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/files/uploads");
        begin.Headers.Add("Tus-Resumable", "1.0.0");
        begin.Headers.Add("Upload-Length", size.ToString(CultureInfo.InvariantCulture));
        using var begun = await http.SendAsync(begin);
        begun.EnsureSuccessStatusCode();
        using var body = new MadeUp(file, size);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using var piece = new HttpRequestMessage(HttpMethod.Patch, begun.Headers.Location) { Content = body };
        piece.Headers.Add("Tus-Resumable", "1.0.0");
        piece.Headers.Add("Upload-Offset", "0");
        using var finished = await http.SendAsync(piece);
        finished.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex HiddenField();

    /// <summary>A file of its own that is nowhere whole.</summary>
    private sealed class MadeUp(int seed, long size) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[64 * 1024];
            new Random(seed).NextBytes(block);
            for (var left = size; left > 0; left -= block.Length)
                await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }
}
