namespace CompanyAccount.Core.Mail;

/// <summary>How mail leaves: <c>Mail:*</c>. A pickup directory, or a mail server.</summary>
public sealed record MailOptions
{
    /// <summary><c>Mail:From</c>: the sender's address.</summary>
    public string From { get; init; } = "support@companyaccount.example";

    /// <summary><c>Mail:PickupDirectory</c>: folder that takes mails as <c>.eml</c> files, instead of a mail server.</summary>
    public string? PickupDirectory { get; init; }

    /// <summary><c>Mail:Smtp</c>: the mail server.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary><c>Mail:Imap</c>: the mailbox that answers come into.</summary>
    public ImapOptions Imap { get; init; } = new();

    /// <summary>The longest that one mail may take to send; a slower server is tried again later.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>The mail server: <c>Mail:Smtp:*</c>.</summary>
public sealed record SmtpOptions
{
    /// <summary><c>Mail:Smtp:Host</c>.</summary>
    public string? Host { get; init; }

    /// <summary><c>Mail:Smtp:Port</c>; 0 chooses the usual one for <see cref="Security"/>.</summary>
    public int Port { get; init; }

    /// <summary><c>Mail:Smtp:User</c>; empty to send without signing in.</summary>
    public string? User { get; init; }

    /// <summary><c>Mail:Smtp:Password</c>.</summary>
    public string? Password { get; init; }

    /// <summary><c>Mail:Smtp:Security</c>.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.Auto;

    /// <summary>Without the password, so that no log shows it.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Whatever the server offers: encrypted if it can be.</summary>
    Auto,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None,

    /// <summary>Encrypted after STARTTLS; refused when the server cannot.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Ssl,
}
