namespace CompanyAccount.Core.Mail;

/// <summary>The mailbox that answers by mail come into: <c>Mail:Imap:*</c>. Without a host nobody can answer by mail, and no mail says so.</summary>
public sealed record ImapOptions
{
    /// <summary>The longest part before the <c>@</c> that a mail server has to take (RFC 5321, 4.5.3.1.1).</summary>
    private const int LocalPartLimit = 64;

    /// <summary><c>Mail:Imap:Host</c>.</summary>
    public string? Host { get; init; }

    /// <summary><c>Mail:Imap:Port</c>; 0 chooses the usual one for <see cref="Security"/>.</summary>
    public int Port { get; init; }

    /// <summary><c>Mail:Imap:User</c>.</summary>
    public string? User { get; init; }

    /// <summary><c>Mail:Imap:Password</c>.</summary>
    public string? Password { get; init; }

    /// <summary><c>Mail:Imap:Security</c>.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.Auto;

    /// <summary><c>Mail:Imap:Folder</c>: the folder that is the portal's alone; what is unread there is new.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary><c>Mail:Imap:ReplyAddress</c>: the mailbox's address. Mails carry it with a token between <c>+</c> and <c>@</c>, so the mail server must deliver such addresses there.</summary>
    public string? ReplyAddress { get; init; }

    /// <summary><c>Mail:Imap:PollSeconds</c>: how often the mailbox is looked at where it tells nothing by itself, 1 to 540 seconds.</summary>
    public int PollSeconds { get; init; } = 60;

    /// <summary><c>Mail:Imap:MaxMegabytes</c>: the largest mail that is read, in MiB, 1 to 200.</summary>
    public int MaxMegabytes { get; init; } = 35;

    /// <summary><c>Mail:Imap:ReplyDays</c>: for how many days a mail can be answered.</summary>
    public int ReplyDays { get; init; } = 365;

    /// <summary><c>Mail:Imap:AnswersPerHour</c>: how many answers by mail one request takes in an hour; the last guard against two machines that answer each other.</summary>
    public int AnswersPerHour { get; init; } = 30;

    /// <summary><c>Mail:Imap:TrustedAuthServer</c>: the name under which the own mail server writes <c>Authentication-Results</c>; mail that fails DMARC there is refused. Empty to look at none.</summary>
    public string? TrustedAuthServer { get; init; }

    /// <summary>Whether mail is taken in at all.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Host);

    /// <summary>The largest mail that is read, in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1024L * 1024L;

    /// <summary>All that is wrong with the settings, for whoever starts the portal.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsOn)
            yield break;
        if (string.IsNullOrWhiteSpace(User) || string.IsNullOrEmpty(Password))
            yield return "Mail:Imap:User and Mail:Imap:Password are needed.";
        if (Port is < 0 or > 65535)
            yield return $"Mail:Imap:Port is no port: {Port}.";
        if (string.IsNullOrWhiteSpace(Folder))
            yield return "Mail:Imap:Folder is empty.";
        if (ReplyAddress is null || !Envelope.IsAddress(ReplyAddress) || ReplyAddress.Split('@') is not [var local, _])
            yield return $"Mail:Imap:ReplyAddress is not an address: '{ReplyAddress}'.";
        else if (local.Length + 1 + Incoming.ReplySeal.TokenLength > LocalPartLimit)
            yield return $"Mail:Imap:ReplyAddress is too long before the @: at most {LocalPartLimit - 1 - Incoming.ReplySeal.TokenLength} characters, since a token is added.";
        if (PollSeconds is < 1 or > 540)
            yield return "Mail:Imap:PollSeconds must be 1 to 540.";
        if (MaxMegabytes is < 1 or > 200)
            yield return "Mail:Imap:MaxMegabytes must be 1 to 200.";
        if (ReplyDays < 1)
            yield return "Mail:Imap:ReplyDays must be at least 1.";
        if (AnswersPerHour < 1)
            yield return "Mail:Imap:AnswersPerHour must be at least 1.";
    }

    /// <summary>Without the password, so that no log shows it.</summary>
    public override string ToString() => $"{User} at {Host}:{Port}/{Folder} ({Security})";
}
