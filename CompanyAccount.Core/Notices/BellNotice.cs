namespace CompanyAccount.Core.Notices;

/// <summary>A line under the bell of one person.</summary>
public sealed class BellNotice
{
    private BellNotice()
    {
    }

    /// <summary>A new line.</summary>
    /// <param name="id">Id, version 7.</param>
    /// <param name="causeId">The fact that caused it; one cause rings once for a person.</param>
    /// <param name="personId">Whose bell.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="subject">The name of whom or what it happened to.</param>
    /// <param name="actorName">Who did it; <see langword="null"/> for the portal itself.</param>
    /// <param name="now">Now, UTC.</param>
    public BellNotice(Guid id, Guid causeId, Guid personId, BellKind kind, string? subject, string? actorName, DateTimeOffset now)
    {
        Id = id;
        CauseId = causeId;
        PersonId = personId;
        Kind = kind;
        Subject = subject;
        ActorName = actorName;
        At = now;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>What caused it; unique with <see cref="PersonId"/>.</summary>
    public Guid CauseId { get; private set; }

    /// <summary>Whose bell.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What happened.</summary>
    public BellKind Kind { get; private set; }

    /// <summary>The name of whom or what it happened to.</summary>
    public string? Subject { get; private set; }

    /// <summary>Who did it.</summary>
    public string? ActorName { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the person read it, UTC.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The person has read it.</summary>
    public void MarkRead(DateTimeOffset now) => ReadAt ??= now;
}

/// <summary>What a bell rings for. Each has a sentence under <c>Bell_</c> + name in both languages.</summary>
public enum BellKind
{
    /// <summary>A person came in by invitation or by approval.</summary>
    PersonAdded,

    /// <summary>A person asks to join; an administrator has to decide.</summary>
    JoinAwaitsApproval,

    /// <summary>A person was removed.</summary>
    PersonRemoved,

    /// <summary>A person was blocked.</summary>
    PersonBlocked,

    /// <summary>The reader has another role or right.</summary>
    YourRightsChanged,

    /// <summary>The Owner offers the ownership to the reader.</summary>
    OwnershipOffered,

    /// <summary>The company has another Owner.</summary>
    OwnershipHandedOver,

    /// <summary>A license ends soon.</summary>
    LicenseEnding,

    /// <summary>A contract of extended support ends soon.</summary>
    ContractEnding,

    /// <summary>An APNs certificate ends soon.</summary>
    CertificateEnding,

    /// <summary>The scanner found a threat in a file that the reader sent.</summary>
    FileInfected,

    /// <summary>A contract of extended support was ended early.</summary>
    ContractEnded,
}
