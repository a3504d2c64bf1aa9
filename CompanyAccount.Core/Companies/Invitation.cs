using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Companies;

/// <summary>That somebody may become a member of a company, by a mailed link that works once and for seven days (guide, block 6).</summary>
public sealed class Invitation
{
    /// <summary>How long a mailed link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    /// <summary>A new invitation.</summary>
    /// <param name="id">Id, version 7.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="email">The address, as it will be mailed.</param>
    /// <param name="role">The role that the person will have; never Owner.</param>
    /// <param name="seesAllRequests">Whether a plain user will see all requests of the company.</param>
    /// <param name="invitedById">The administrator.</param>
    /// <param name="tokenHash">The hash of the link's token; the token itself is kept nowhere.</param>
    /// <param name="now">Now, UTC.</param>
    public Invitation(Guid id, Guid companyId, string email, MemberRole role, bool seesAllRequests, Guid invitedById, string tokenHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (role is MemberRole.Owner)
            throw new ArgumentOutOfRangeException(nameof(role), role, "Ownership is handed over, never given by invitation.");
        Id = id;
        CompanyId = companyId;
        Email = email;
        NormalizedEmail = email.ToUpperInvariant();
        Role = role;
        SeesAllRequests = seesAllRequests;
        InvitedById = invitedById;
        TokenHash = tokenHash;
        CreatedAt = now;
        SentAt = now;
        ExpiresAt = now + Lifetime;
        Version = 1;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>The address.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The address as accounts are looked up by; a company has one pending invitation for it at most (a unique index).</summary>
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>The role that the person will have.</summary>
    public MemberRole Role { get; private set; }

    /// <summary>Whether a plain user will see all requests of the company.</summary>
    public bool SeesAllRequests { get; private set; }

    /// <summary>The administrator who invited.</summary>
    public Guid InvitedById { get; private set; }

    /// <summary>The hash of the link's token.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When its link was mailed last, UTC.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>When the link stops to work, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How it ended; <see cref="InvitationEnd.None"/> while it waits or has expired.</summary>
    public InvitationEnd End { get; private set; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who accepted it.</summary>
    public Guid? AcceptedById { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public InvitationState StateAt(DateTimeOffset now) => End switch
    {
        InvitationEnd.Accepted => InvitationState.Accepted,
        InvitationEnd.Revoked => InvitationState.Revoked,
        InvitationEnd.None => now < ExpiresAt ? InvitationState.Pending : InvitationState.Expired,
    };

    /// <summary>Mails a new link; the earlier one stops to work.</summary>
    public void SendAgain(string tokenHash, DateTimeOffset now)
    {
        TokenHash = tokenHash;
        SentAt = now;
        ExpiresAt = now + Lifetime;
        Version++;
    }

    /// <summary>Takes it back.</summary>
    public void Revoke(DateTimeOffset now) => Finish(InvitationEnd.Revoked, now);

    /// <summary>The invited person is in.</summary>
    public void Accept(Guid personId, DateTimeOffset now)
    {
        AcceptedById = personId;
        Finish(InvitationEnd.Accepted, now);
    }

    private void Finish(InvitationEnd end, DateTimeOffset now)
    {
        End = end;
        EndedAt = now;
        Version++;
    }
}

/// <summary>How an invitation ended.</summary>
public enum InvitationEnd
{
    /// <summary>It did not: it waits, or has expired.</summary>
    None,

    /// <summary>The person is a member.</summary>
    Accepted,

    /// <summary>An administrator took it back.</summary>
    Revoked,
}

/// <summary>Where an invitation stands.</summary>
public enum InvitationState
{
    /// <summary>Waits for the person.</summary>
    Pending,

    /// <summary>The person is a member.</summary>
    Accepted,

    /// <summary>Its seven days are over; it can be sent again.</summary>
    Expired,

    /// <summary>An administrator took it back.</summary>
    Revoked,
}
