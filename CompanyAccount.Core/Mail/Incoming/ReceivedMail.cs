namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>
/// A mail that was taken out of the mailbox: written by the commit of what it caused, so that it is taken once, however often the
/// connection dies. Holds no text: the mail itself stays in the mailbox.
/// </summary>
public sealed class ReceivedMail
{
    /// <summary>The longest subject kept, in characters.</summary>
    public const int SubjectLimit = 200;

    /// <summary>The longest sender kept, in characters.</summary>
    public const int SenderLimit = 320;

    private ReceivedMail()
    {
    }

    /// <summary>A mail of the mailbox.</summary>
    /// <param name="id">Id, version 7; a message made of the mail has the same.</param>
    /// <param name="place">Where it lies: mailbox, UIDVALIDITY and UID.</param>
    /// <param name="fingerprint">What it is, wherever it lies.</param>
    /// <param name="sender">Who says to have sent it.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="now">Now, UTC.</param>
    public ReceivedMail(Guid id, string place, string fingerprint, string sender, string subject, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(subject);
        Id = id;
        Place = place;
        Fingerprint = fingerprint;
        Sender = OneLine.Of(sender, SenderLimit);
        Subject = OneLine.Of(subject, SubjectLimit);
        At = now;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where it lies: mailbox, UIDVALIDITY and UID; unique.</summary>
    public string Place { get; private set; } = "";

    /// <summary>SHA-256 of what it is, in hexadecimal digits; unique, so that a copy of it is no second mail.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Who says to have sent it; empty when nobody does.</summary>
    public string Sender { get; private set; } = "";

    /// <summary>Subject, one line.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>When the portal took it, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What became of it.</summary>
    public MailFate Fate { get; private set; }

    /// <summary>Why it was not taken; <see langword="null"/> when it was.</summary>
    public MailObjection? Objection { get; private set; }

    /// <summary>What it is about, once that is proven; otherwise empty.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>Whose account has the sender's address; empty for none.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>When an Operator asked for another look, UTC; <see langword="null"/> for not, or for one that was had.</summary>
    public DateTimeOffset? AskedAgainAt { get; private set; }

    /// <summary>It is settled. What was proven of it at an earlier look stays.</summary>
    /// <param name="fate">What became of it.</param>
    /// <param name="objection">Why it was not taken.</param>
    /// <param name="threadId">What it is about, once that is proven.</param>
    /// <param name="personId">Whose account has the sender's address.</param>
    public void Settle(MailFate fate, MailObjection? objection, Guid threadId, Guid personId) =>
        (Fate, Objection, ThreadId, PersonId, AskedAgainAt) =
            (fate, objection, threadId == Guid.Empty ? ThreadId : threadId, personId == Guid.Empty ? PersonId : personId, null);

    /// <summary>It can be read now, which it could not at an earlier look.</summary>
    public void Identify(string fingerprint) => Fingerprint = fingerprint;

    /// <summary>An Operator asks for another look.</summary>
    public void AskAgain(DateTimeOffset now) => AskedAgainAt = now;
}

/// <summary>What became of a mail that came in.</summary>
public enum MailFate
{
    /// <summary>It is a message of its request now.</summary>
    Taken,

    /// <summary>It said that a mail of ours did not arrive, and that mail is marked so.</summary>
    Bounce,

    /// <summary>A machine wrote it, or a loop did.</summary>
    Dropped,

    /// <summary>It was refused; an Operator may see why.</summary>
    Refused,
}

/// <summary>Why a mail was not taken. Each has a sentence under <c>Objection_</c> + name.</summary>
public enum MailObjection
{
    /// <summary>An answering machine wrote it (RFC 3834): a vacation notice and the like.</summary>
    AutomaticReply,

    /// <summary>It came through a mailing list, or to many at once.</summary>
    BulkMail,

    /// <summary>It only tells that a mail was opened or delivered.</summary>
    Receipt,

    /// <summary>It is the portal's own mail that came back, or pretends to be.</summary>
    Loop,

    /// <summary>The request took as many answers by mail in an hour as it may.</summary>
    TooMany,

    /// <summary>It answers no mail of the portal's.</summary>
    NoToken,

    /// <summary>Its reply address or Message-ID was not made by the portal.</summary>
    ForgedToken,

    /// <summary>The mail that it answers is too old, or kept no longer.</summary>
    ExpiredToken,

    /// <summary>It was sent from another address than the mail that it answers was sent to.</summary>
    AnotherSender,

    /// <summary>It names no sender, or several.</summary>
    NoSender,

    /// <summary>The mail server found that the sender's address is forged (DMARC).</summary>
    FailedAuthentication,

    /// <summary>The sender may not write in that request, or not any more.</summary>
    MayNotAnswer,

    /// <summary>The request has ended.</summary>
    RequestEnded,

    /// <summary>There is nothing in it but what it quotes.</summary>
    Empty,

    /// <summary>It is larger than the portal reads.</summary>
    TooLarge,

    /// <summary>It has too many parts.</summary>
    TooManyParts,

    /// <summary>It has more files than a message may have, or a file that is too large.</summary>
    TooManyFiles,

    /// <summary>It is no mail that can be read.</summary>
    Unreadable,

    /// <summary>It tells of a mail that did not arrive, and that mail is none of the portal's.</summary>
    UnknownBounce,

    /// <summary>The portal failed over it: a defect.</summary>
    Defect,

    /// <summary>It is in the mailbox no more.</summary>
    Gone,
}
