namespace CompanyAccount.Core.Companies;

/// <summary>What the page behind a mailed invitation has to say.</summary>
public enum OpenedInvitationState
{
    /// <summary>The form.</summary>
    Open,

    /// <summary>No invitation has that link: cut short, made up, or replaced by one sent later.</summary>
    Unknown,

    /// <summary>Its days are over.</summary>
    Expired,

    /// <summary>It was accepted.</summary>
    Used,

    /// <summary>It was taken back.</summary>
    Revoked,

    /// <summary>The company's account is deleted.</summary>
    CompanyDeleted,
}

/// <summary>What an invitation says to the person who opens its link.</summary>
/// <param name="State">What the page has to say; everything else is empty unless it is the form.</param>
/// <param name="Email">The invited address.</param>
/// <param name="Company">The company's name; <see langword="null"/> for the vendor.</param>
/// <param name="Inviter">Who invited; <see langword="null"/> for the portal itself.</param>
public sealed record OpenedInvitation(OpenedInvitationState State, string Email, string? Company, string? Inviter)
{
    /// <summary>The page of an invitation that cannot be accepted.</summary>
    public static OpenedInvitation Dead(OpenedInvitationState state) => new(state, "", null, null);

    /// <summary>The state of an invitation as its page says it. It is the company's: it holds though its inviter is removed meanwhile, unless an administrator takes it back.</summary>
    /// <param name="state">Where the invitation stands; <see langword="null"/> if there is none.</param>
    /// <param name="companyDeleted">Whether the company's account is deleted.</param>
    public static OpenedInvitationState StateOf(InvitationState? state, bool companyDeleted) => state is { } stands
        ? stands switch
        {
            InvitationState.Accepted => OpenedInvitationState.Used,
            InvitationState.Revoked => OpenedInvitationState.Revoked,
            InvitationState.Expired => companyDeleted ? OpenedInvitationState.CompanyDeleted : OpenedInvitationState.Expired,
            InvitationState.Pending => companyDeleted ? OpenedInvitationState.CompanyDeleted : OpenedInvitationState.Open,
        }
        : OpenedInvitationState.Unknown;
}
