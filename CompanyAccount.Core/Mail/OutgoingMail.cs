namespace CompanyAccount.Core.Mail;

/// <summary>A mail that has to leave: written by the commit that decided it, sent later, retried until it is taken or refused for good.</summary>
public sealed class OutgoingMail
{
    /// <summary>How long a mail is tried that the mail server does not take: as long as mail servers themselves try. Then it is put aside, so that later mails of its thread can go.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>The longest word of a mail server that is kept, in characters.</summary>
    public const int ErrorLimit = 500;

    private OutgoingMail()
    {
    }

    /// <summary>A mail to send.</summary>
    /// <param name="id">Id, version 7.</param>
    /// <param name="causeId">The fact or command that caused it; one cause mails a person once.</param>
    /// <param name="personId">Whom it is for.</param>
    /// <param name="threadId">What it is about: mails of one thread leave in order. Empty for none.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="now">Now, UTC.</param>
    public OutgoingMail(Guid id, Guid causeId, Guid personId, Guid threadId, Letter letter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(letter);
        Id = id;
        CauseId = causeId;
        PersonId = personId;
        ThreadId = threadId;
        ToAddress = letter.ToAddress;
        ToName = letter.ToName;
        Language = letter.Language;
        Subject = letter.Subject;
        Text = letter.Text;
        Html = letter.Html;
        TakesAnswers = letter.TakesAnswers;
        CreatedAt = now;
        DueAt = now;
    }

    /// <summary>Id, version 7. The Message-ID header is made of it, so that a mail sent again is recognized as the same.</summary>
    public Guid Id { get; private set; }

    /// <summary>What caused it; unique with <see cref="PersonId"/>.</summary>
    public Guid CauseId { get; private set; }

    /// <summary>Whom it is for.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What it is about.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>Address.</summary>
    public string ToAddress { get; private set; } = "";

    /// <summary>Name.</summary>
    public string ToName { get; private set; } = "";

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "ru";

    /// <summary>Subject, one line.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Plain text body; empty once the mail was taken, given up or forgotten.</summary>
    public string Text { get; private set; } = "";

    /// <summary>HTML body; empty once the mail was taken, given up or forgotten.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Whether it says that it can be answered by mail: it leaves with a reply address and a Message-ID that prove themselves.</summary>
    public bool TakesAnswers { get; private set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>How far it came.</summary>
    public MailState State { get; private set; }

    /// <summary>How often sending failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Since when sending fails, UTC; <see langword="null"/> while it did not, or since somebody had it tried anew.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>When to try next, UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When the mail server took it, UTC.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>What the mail server said last when it did not take it.</summary>
    public string? LastError { get; private set; }

    /// <summary>The mail server took it. What it said is not kept any longer: a body may hold a secret link.</summary>
    public void MarkTaken(DateTimeOffset now) => (State, TakenAt, LastError, Text, Html) = (MailState.Taken, now, null, "", "");

    /// <summary>The mail server refused it for good.</summary>
    public void MarkRefused(string error) => (State, LastError) = (MailState.Refused, error);

    /// <summary>The mail server took it, and later another one gave it back.</summary>
    /// <param name="error">What that one said, with its code first.</param>
    public void MarkBounced(string error) => (State, LastError) = (MailState.Bounced, error);

    /// <summary>What it said is not kept any longer, though nobody took it: its secret is worth more than another try.</summary>
    public void Forget() => (Text, Html) = ("", "");

    /// <summary>No mail can be made of it: trying again would change nothing.</summary>
    public void MarkPutAside(string error) => (State, Failures, LastError) = (MailState.PutAside, Failures + 1, error);

    /// <summary>
    /// It could not be sent now: it is tried again after 5, 10, 20 seconds and so on, up to an hour apart; when that went
    /// on for <see cref="Patience"/>, it is put aside.
    /// </summary>
    public void MarkFailed(string error, DateTimeOffset now)
    {
        Failures++;
        LastError = error;
        FailingSince ??= now;
        if (now - FailingSince >= Patience)
            State = MailState.PutAside;
        DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(Failures - 1, 12))));
    }
}

/// <summary>How far a mail came.</summary>
public enum MailState
{
    /// <summary>Waits to be sent, perhaps again.</summary>
    Waiting,

    /// <summary>Taken by the mail server.</summary>
    Taken,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Tried in vain for long, or impossible to make; waits for an Operator, and nothing waits for it.</summary>
    PutAside,

    /// <summary>Taken by the mail server, and given back later by another one.</summary>
    Bounced,

    /// <summary>An Operator decided that it is not sent; its text is gone.</summary>
    GivenUp,
}

/// <summary>What a mail says and to whom.</summary>
/// <param name="ToAddress">Address.</param>
/// <param name="ToName">Name.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="Subject">Subject, one line.</param>
/// <param name="Text">Plain text body.</param>
/// <param name="Html">HTML body.</param>
public sealed record Letter(string ToAddress, string ToName, string Language, string Subject, string Text, string Html)
{
    /// <summary>Whether it says that it can be answered by mail.</summary>
    public bool TakesAnswers { get; init; }
}
