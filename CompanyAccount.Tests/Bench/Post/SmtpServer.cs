using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CompanyAccount.Core.Mail;
using MimeKit;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>A real mail server on a loopback port of its own; see <c>smtp_server.py</c> for what it does with whom.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>Why a test is skipped; the words that <c>.ci/run</c> fails on.</summary>
    public const string NotInstalled = "aiosmtpd is not installed: apt-get install python3-aiosmtpd";

    private const string Python = "/usr/bin/python3";
    private readonly Process _process;
    private readonly string _spool;
    private readonly string _hold;

    private SmtpServer(Process process, int port, string spool, string hold)
    {
        _process = process;
        Port = port;
        _spool = spool;
        _hold = hold;
    }

    public int Port { get; }

    public SmtpOptions Options => new() { Host = "127.0.0.1", Port = Port, Security = SmtpSecurity.None };

    /// <summary>Starts the server.</summary>
    /// <param name="port">The port; 0 for any.</param>
    /// <param name="login"><c>user:password</c> to ask for; none to take everybody's mail.</param>
    /// <param name="holding">Whether senders wait for the answer until <see cref="Release"/>.</param>
    /// <param name="spool">Where it keeps what it takes, such as the folder of new mail of a mailbox; a folder of its own when not said.</param>
    public static async Task<SmtpServer> StartAsync(int port = 0, string? login = null, bool holding = false, string? spool = null)
    {
        await SkipIfMissingAsync();
        spool ??= RunFolder.NewPath(".spool");
        Directory.CreateDirectory(spool);
        var hold = spool + ".hold";
        if (holding)
            await File.WriteAllTextAsync(hold, "");
        var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var script = Path.Combine(AppContext.BaseDirectory, "Bench", "Post", "smtp_server.py");
        foreach (var argument in (string[])[script, "--port", port.ToString(CultureInfo.InvariantCulture), "--spool", spool, "--hold", hold])
            start.ArgumentList.Add(argument);
        if (login is not null)
        {
            start.ArgumentList.Add("--login");
            start.ArgumentList.Add(login);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The mail server did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server ended at once.");
        return new(process, int.Parse(line, CultureInfo.InvariantCulture), spool, hold);
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task SkipIfMissingAsync()
    {
        var isThere = File.Exists(Python) && (await ToolRun.RunAsync(Python, "-c", "import aiosmtpd")).ExitCode == 0;
        Assert.SkipUnless(isThere, NotInstalled);
    }

    /// <summary>What the server has taken so far.</summary>
    public List<MimeMessage> Taken() => [.. Directory.EnumerateFiles(_spool, "*.eml").Select(file => MimeMessage.Load(file))];

    /// <summary>Answers the senders who wait, and from now on at once.</summary>
    public void Release() => File.Delete(_hold);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
