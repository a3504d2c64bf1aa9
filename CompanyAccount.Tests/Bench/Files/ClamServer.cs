using System.Diagnostics;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Tests.Bench.Files;

/// <summary>A real clamd on a socket of its own, whose only signature is of the test file that every scanner knows: none can be downloaded, none is needed.</summary>
internal sealed class ClamServer : IAsyncDisposable
{
    private readonly string _folder;
    private Process? _process;

    private ClamServer(string folder) => _folder = folder;

    /// <summary>The harmless file that scanners take for a virus; put together, so that no scanner takes this test for one.</summary>
    public static byte[] TestVirus { get; } = [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EI"u8, .. "CAR-STANDARD-ANTIVIRUS-TEST-"u8, .. "FILE!$H+H*"u8];

    public ScannerOptions Options => new() { Address = "unix:" + Socket, TimeoutSeconds = 60, RetrySeconds = 30 };

    private string Socket => Path.Combine(_folder, "s");

    /// <summary>A scanner that is not started yet.</summary>
    public static ClamServer Prepare()
    {
        Assert.SkipUnless(Program() is not null, "clamd is not installed: apt-get install clamav-daemon");
        // A socket's path is short.
        var server = new ClamServer(Directory.CreateTempSubdirectory("clam-").FullName);
        var signatures = Directory.CreateDirectory(Path.Combine(server._folder, "db")).FullName;
        File.WriteAllText(Path.Combine(signatures, "own.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Test.Virus\n");
        File.WriteAllText(server.Configuration, $"DatabaseDirectory {signatures}\nLocalSocket {server.Socket}\nForeground yes\nStreamMaxLength 1M\nAlertExceedsMax yes\n");
        return server;
    }

    /// <summary>Starts it, and waits until it listens.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Program()!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add($"--config-file={Configuration}");
        _process = Process.Start(start) ?? throw new InvalidOperationException("clamd did not start.");
        var said = _process.StandardError.ReadToEndAsync();
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        await Eventually.TrueAsync(() => Task.FromResult(File.Exists(Socket) || _process.HasExited), () => "clamd did not begin to listen.");
        Assert.False(_process.HasExited, _process.HasExited ? await said : "");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration => Path.Combine(_folder, "clamd.conf");

    private static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(folder => Path.Combine(folder, "clamd")).FirstOrDefault(File.Exists);
}
