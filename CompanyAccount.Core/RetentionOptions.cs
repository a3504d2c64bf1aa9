namespace CompanyAccount.Core;

/// <summary>How long the portal keeps what it has no use for any more: <c>Retention:*</c>, in days. What people wrote is not among it, nor is the audit log.</summary>
public sealed record RetentionOptions
{
    /// <summary><c>Retention:HandledEventDays</c>: facts of the outbox whose effects are recorded.</summary>
    public int HandledEventDays { get; init; } = 30;

    /// <summary><c>Retention:MailDays</c>: mails that the mail server took or refused for good; those of a request stay while it is open.</summary>
    public int MailDays { get; init; } = 180;

    /// <summary><c>Retention:SessionDays</c>: sign-ins that were ended or that ran out.</summary>
    public int SessionDays { get; init; } = 90;

    /// <summary><c>Retention:BellDays</c>: lines under the bell, read or not.</summary>
    public int BellDays { get; init; } = 365;

    /// <summary><c>Retention:IncomingMailDays</c>: what became of mails that came in, those that were refused included; the mails themselves stay in the mailbox.</summary>
    public int IncomingMailDays { get; init; } = 90;

    /// <summary>These options.</summary>
    /// <exception cref="InvalidOperationException">One of them is less than a day.</exception>
    public RetentionOptions Checked() => HandledEventDays >= 1 && MailDays >= 1 && SessionDays >= 1 && BellDays >= 1 && IncomingMailDays >= 1
        ? this
        : throw new InvalidOperationException("Retention:* are whole days, at least one each.");
}
