using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;

namespace CompanyAccount.Core.Staff;

/// <summary>That somebody may get a staff account, by a mailed link that works once and for seven days.</summary>
public sealed class StaffInvitation
{
    private StaffInvitation()
    {
    }

    /// <summary>A new invitation.</summary>
    /// <param name="id">Id, version 7.</param>
    /// <param name="email">The address, as it will be mailed.</param>
    /// <param name="role">The role that the person will have.</param>
    /// <param name="invitedById">The Operator; <see langword="null"/> for the command line.</param>
    /// <param name="tokenHash">The hash of the link's token.</param>
    /// <param name="now">Now, UTC.</param>
    public StaffInvitation(Guid id, string email, StaffRole role, Guid? invitedById, string tokenHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        Id = id;
        Email = email;
        NormalizedEmail = email.ToUpperInvariant();
        Role = role;
        InvitedById = invitedById;
        TokenHash = tokenHash;
        SentAt = now;
        ExpiresAt = now + Invitation.Lifetime;
        Version = 1;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The address.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The address as accounts are looked up by; one pending invitation for it at most (a unique index).</summary>
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>The role that the person will have.</summary>
    public StaffRole Role { get; private set; }

    /// <summary>Who invited.</summary>
    public Guid? InvitedById { get; private set; }

    /// <summary>The hash of the link's token.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>When its link was mailed last, UTC.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>When the link stops to work, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How it ended.</summary>
    public InvitationEnd End { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public InvitationState StateAt(DateTimeOffset now) => End switch
    {
        InvitationEnd.Accepted => InvitationState.Accepted,
        InvitationEnd.Revoked => InvitationState.Revoked,
        InvitationEnd.None => now < ExpiresAt ? InvitationState.Pending : InvitationState.Expired,
    };

    /// <summary>Mails a new link, perhaps for another role; the earlier one stops to work.</summary>
    public void SendAgain(StaffRole role, string tokenHash, DateTimeOffset now)
    {
        Role = role;
        TokenHash = tokenHash;
        SentAt = now;
        ExpiresAt = now + Invitation.Lifetime;
        Version++;
    }

    /// <summary>Takes it back.</summary>
    public void Revoke()
    {
        End = InvitationEnd.Revoked;
        Version++;
    }

    /// <summary>The person is in.</summary>
    public void Accept()
    {
        End = InvitationEnd.Accepted;
        Version++;
    }
}
