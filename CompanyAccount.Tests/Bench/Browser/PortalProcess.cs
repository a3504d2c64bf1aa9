using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>The real portal as a process of its own, on a port and in a folder of its own, with the demo data.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly StringBuilder _output = new();
    private readonly string[] _settings;
    private Process? _process;
    private int _port;

    private PortalProcess(string folder, string[] settings)
    {
        Folder = folder;
        _settings = settings;
    }

    /// <summary>Where this portal keeps its database and its mail.</summary>
    public string Folder { get; }

    /// <summary>Folder of the sent mail, one .eml each.</summary>
    public string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>How to reach the portal's database.</summary>
    public string ConnectionString => $"Data Source={Path.Combine(Folder, "portal.db")}";

    /// <summary>Where the portal answers, without a slash at the end.</summary>
    public string Origin => $"http://127.0.0.1:{_port}";

    /// <summary>The number of its process.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The portal does not run.");

    /// <summary>What the portal wrote to its console so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts a portal with the demo data.</summary>
    /// <param name="settings">More settings, as on the command line: <c>--Name=value</c>; a later one wins.</param>
    public static async Task<PortalProcess> StartAsync(params string[] settings)
    {
        var portal = new PortalProcess(Directory.CreateTempSubdirectory("portal-").FullName, settings);
        await portal.StartAgainAsync();
        return portal;
    }

    /// <summary>Starts it again, on the same port and data.</summary>
    public async Task StartAgainAsync()
    {
        var program = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "PortalProgram").Value!;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // A portal that lives for a minute never earns back what watching its own code costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "200";
        foreach (var argument in (string[])[program, $"--urls=http://127.0.0.1:{_port}", $"--ConnectionStrings:Portal={ConnectionString}", $"--Mail:PickupDirectory={MailFolder}", .. _settings])
            start.ArgumentList.Add(argument);

        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Note(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Note(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The portal ended while starting:\n{Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        _port = new Uri(await listening.Task.WaitAsync(StartLimit)).Port;
    }

    /// <summary>Ends the process as a power cut would: no handler runs.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private void Note(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        const string mark = "Now listening on: ";
        var at = line.IndexOf(mark, StringComparison.Ordinal);
        if (at >= 0)
            listening.TrySetResult(line[(at + mark.Length)..].Trim());
    }
}
