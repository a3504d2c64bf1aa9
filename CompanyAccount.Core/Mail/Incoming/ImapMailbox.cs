using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>One connection to the mailbox. Whatever goes wrong is an exception: the connection is given up and another one opened later.</summary>
internal sealed class ImapMailbox : IAsyncDisposable
{
    private const int TimeoutMilliseconds = 60_000;
    private const int BatchSize = 50;

    private readonly ImapClient _client;
    private readonly IMailFolder _folder;
    private readonly ImapOptions _options;
    private readonly string _name;

    private ImapMailbox(ImapClient client, IMailFolder folder, ImapOptions options)
    {
        (_client, _folder, _options) = (client, folder, options);
        _name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Host}|{options.User}|{options.Folder}")))[..16];
    }

    /// <summary>Connects, signs in and opens the folder.</summary>
    public static async Task<ImapMailbox> OpenAsync(ImapOptions options, CancellationToken cancellationToken)
    {
        var client = new ImapClient { Timeout = TimeoutMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host ?? "", options.Port, options.Security.ToSocketOptions(), cancellationToken);
            await client.AuthenticateAsync(options.User ?? "", options.Password ?? "", cancellationToken);
            var folder = options.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox : await client.GetFolderAsync(options.Folder, cancellationToken);
            if (folder is null)
                throw new FolderNotFoundException(options.Folder);
            await folder.OpenAsync(FolderAccess.ReadWrite, cancellationToken);
            return new(client, folder, options);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Mails that nobody has read, the oldest first, so many at a time.</summary>
    public async Task<IReadOnlyList<UniqueId>> NewAsync(CancellationToken cancellationToken) =>
        [.. (await _folder.SearchAsync(SearchQuery.NotSeen, cancellationToken)).OrderBy(uid => uid.Id).Take(BatchSize)];

    /// <summary>Where a mail lies, as it is kept.</summary>
    public string PlaceOf(UniqueId uid) => string.Create(CultureInfo.InvariantCulture, $"{_name}.{_folder.UidValidity}.{uid.Id}");

    /// <summary>The mail that lies there; <see langword="null"/> when the place is none of this folder as it is now.</summary>
    public UniqueId? Find(string place) =>
        place.Split('.') is [var name, var validity, var uid] && name == _name && validity == _folder.UidValidity.ToString(CultureInfo.InvariantCulture)
        && uint.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? new(id)
            : null;

    /// <summary>Whether a mail is still there, and how large it is.</summary>
    public async Task<MailSummary?> LookAsync(UniqueId uid, CancellationToken cancellationToken)
    {
        var found = await _folder.FetchAsync([uid], MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.Envelope, cancellationToken);
        return found is [var one, ..]
            ? new(one.Size ?? 0, one.Envelope?.From.Mailboxes.FirstOrDefault()?.Address ?? "", one.Envelope?.Subject ?? "")
            : null;
    }

    /// <summary>The mail as it is; it stays unread.</summary>
    /// <returns>The mail; <see langword="null"/> for one that is larger than the server told, and than the portal reads.</returns>
    public async Task<byte[]?> FetchAsync(UniqueId uid, CancellationToken cancellationToken)
    {
        await using var stream = await _folder.GetStreamAsync(uid, cancellationToken);
        using var raw = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (raw.Length + read > _options.MaxBytes)
                return null;
            raw.Write(buffer, 0, read);
        }

        return raw.ToArray();
    }

    /// <summary>It is settled: it is not new any more.</summary>
    public Task MarkSeenAsync(UniqueId uid, CancellationToken cancellationToken) => _folder.AddFlagsAsync(uid, MessageFlags.Seen, silent: true, cancellationToken);

    /// <summary>Waits until something comes, or until it is time to look. A server that tells nothing is asked then.</summary>
    /// <param name="awake">Ends the wait early.</param>
    /// <param name="cancellationToken">Ends it for good.</param>
    public async Task WaitAsync(CancellationToken awake, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(awake, cancellationToken);
        void Wake(object? sender, EventArgs change) => done.Cancel();
        _folder.CountChanged += Wake;
        try
        {
            if (_client.Capabilities.HasFlag(ImapCapabilities.Idle))
            {
                await _client.IdleAsync(done.Token, cancellationToken);
                return;
            }

            // A server without IDLE tells nothing by itself: it is asked when the caller's wait ends.
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _client.NoOpAsync(cancellationToken);
        }
        finally
        {
            _folder.CountChanged -= Wake;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                await _client.DisconnectAsync(quit: true, patience.Token);
            }
        }
        catch (Exception)
        {
            // All that mattered is committed: however the farewell goes.
        }

        _client.Dispose();
    }
}

/// <summary>What the mail server tells of a mail before it is fetched.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sender">Who says to have sent it.</param>
/// <param name="Subject">Subject.</param>
internal sealed record MailSummary(uint Size, string Sender, string Subject);
