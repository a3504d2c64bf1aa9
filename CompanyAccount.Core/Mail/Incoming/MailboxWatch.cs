namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>How this node gets on with the mailbox: for the Operators' page.</summary>
public sealed class MailboxWatch
{
    private MailboxState? _state;

    /// <summary>How it stands; <see langword="null"/> while nothing was tried.</summary>
    public MailboxState? State => Volatile.Read(ref _state);

    internal void Connected(DateTimeOffset now) => Volatile.Write(ref _state, new(now, null));

    internal void Broken(DateTimeOffset now, string error) => Volatile.Write(ref _state, new(now, error));
}

/// <summary>How a node gets on with the mailbox.</summary>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Error">What went wrong; <see langword="null"/> while connected.</param>
public sealed record MailboxState(DateTimeOffset Since, string? Error);
