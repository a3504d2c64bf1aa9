using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CompanyAccount.Core.Mail;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>A real Dovecot on a loopback port of its own, with one mailbox and an ordinary account's rights.</summary>
internal sealed class ImapServer : IAsyncDisposable
{
    /// <summary>Why a test is skipped; the words that <c>.ci/run</c> fails on.</summary>
    public const string NotInstalled = "Dovecot is not installed: apt-get install dovecot-imapd";

    private const string Program = "/usr/sbin/dovecot";
    private readonly Process _process;
    private readonly string _folder;

    private ImapServer(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Where new mail is put.</summary>
    public string NewMail => Path.Combine(_folder, "Maildir", "new");

    /// <summary>Settings of the mailbox; another port for a way through a proxy.</summary>
    public ImapOptions OptionsAt(int? port = null) => new()
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        User = "support",
        Password = "secret",
        Security = SmtpSecurity.None,
        ReplyAddress = "support@vendor.example",
        PollSeconds = 540,
    };

    public static async Task<ImapServer> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program), NotInstalled);
        // A short path: a socket's name has little room.
        var folder = Directory.CreateTempSubdirectory("imap-").FullName;
        var port = SmtpServer.FreePort();
        // Dovecot gives nobody mail who is root.
        var isRoot = Environment.UserName == "root";
        foreach (var part in (string[])["", "Maildir", "Maildir/new", "Maildir/cur", "Maildir/tmp"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path.Combine(folder, part), (UnixFileMode)0x1FF);
        }

        var (user, group) = isRoot ? ("nobody", "nogroup") : (Environment.UserName, (await ToolRun.RunAsync("id", "-gn")).Output.Trim());
        var (uid, gid) = isRoot ? ("65534", "65534") : ((await ToolRun.RunAsync("id", "-u")).Output.Trim(), (await ToolRun.RunAsync("id", "-g")).Output.Trim());
        var settings = Path.Combine(folder, "dovecot.conf");
        await File.WriteAllTextAsync(settings, $$"""
            base_dir = {{folder}}/base
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            default_internal_user = {{user}}
            default_login_user = {{user}}
            default_internal_group = {{group}}
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{port.ToString(CultureInfo.InvariantCulture)}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            passdb {
              driver = static
              args = password=secret
            }
            userdb {
              driver = static
              args = uid={{uid}} gid={{gid}} home={{folder}}/home
            }
            mail_location = maildir:{{folder}}/Maildir

            """);
        string[] command = isRoot
            ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", Program, "-F", "-c", settings]
            : [Program, "-F", "-c", settings];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("Dovecot did not start.");
        var server = new ImapServer(process, folder, port);
        try
        {
            await Eventually.TrueAsync(() => AnswersAsync(port), () => "Dovecot does not answer: " + (File.Exists($"{folder}/log") ? File.ReadAllText($"{folder}/log") : process.HasExited.ToString()));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a mail into the mailbox, whole at once.</summary>
    public void Deliver(byte[] raw)
    {
        var name = FreshId.Next().ToString("N");
        var part = Path.Combine(_folder, "Maildir", "tmp", name);
        File.WriteAllBytes(part, raw);
        File.Move(part, Path.Combine(NewMail, name));
    }

    /// <summary>Names of the mails that the mailbox holds as read.</summary>
    public int CountSeen() => Directory.EnumerateFiles(Path.Combine(_folder, "Maildir", "cur")).Count(file => file.Contains(":2,", StringComparison.Ordinal) && file[file.LastIndexOf(',')..].Contains('S', StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        // Its own way of ending: it takes its helpers along.
        await ToolRun.RunAsync("kill", _process.Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
        _process.Dispose();
        RunFolder.Remove(_folder);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
