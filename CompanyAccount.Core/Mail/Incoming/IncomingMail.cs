namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>What was read out of a raw mail. Nothing in it is proven.</summary>
internal sealed record IncomingMail
{
    /// <summary>Why nothing can be made of it; <see langword="null"/> when it was read.</summary>
    public MailObjection? Fault { get; init; }

    /// <summary>Its one sender; empty for none or several.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Its own Message-ID, without angle brackets.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Addresses that it came to, by any header that tells one.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Message-IDs that it answers, the nearest first.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What kind of machine wrote it; <see langword="null"/> for a person.</summary>
    public MailObjection? Automatic { get; init; }

    /// <summary>What it tells of a mail that did not arrive.</summary>
    public BounceReport? Bounce { get; init; }

    /// <summary>Whether a header says that it went through this portal.</summary>
    public bool WentThroughUs { get; init; }

    /// <summary>Whether the trusted mail server found DMARC failed.</summary>
    public bool FailedAuthentication { get; init; }

    /// <summary>The sender's own words, in Markdown, without what they quote.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its files.</summary>
    public IReadOnlyList<IncomingFile> Files { get; init; } = [];
}

/// <summary>A file of a mail.</summary>
/// <param name="Name">Its name as the sender gave it; never trusted.</param>
/// <param name="ContentType">Its type as the sender gave it; never trusted.</param>
/// <param name="Write">Writes its content.</param>
internal sealed record IncomingFile(string Name, string ContentType, Func<Stream, CancellationToken, Task> Write);

/// <summary>That a mail did not arrive (RFC 3464).</summary>
/// <param name="MessageIds">Message-IDs of the mail that the report is about, as it tells them.</param>
/// <param name="Error">What the receiving side said, with its code first.</param>
internal sealed record BounceReport(IReadOnlyList<string> MessageIds, string Error);
