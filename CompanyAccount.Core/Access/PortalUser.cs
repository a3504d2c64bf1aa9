using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Core.Access;

/// <summary>A person's account: what signing in needs, and how to address them. What they may do stands in Member or StaffAccount.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>The longest name taken, in characters.</summary>
    public const int FullNameLimit = 200;

    /// <summary>Full name as the person writes it.</summary>
    [PersonalData]
    public string FullName { get; set; } = "";

    /// <summary>Language of mail and, until a browser says otherwise, of the pages: <c>ru</c> or <c>en</c>.</summary>
    [PersonalData]
    public string Language { get; set; } = "ru";

    /// <summary>The longest id of a time zone taken, in characters.</summary>
    public const int TimeZoneLimit = 64;

    /// <summary>The zone in which the person reads dates, by its IANA id; <see langword="null"/> for the browser's.</summary>
    [PersonalData]
    public string? TimeZone { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person was here last, UTC, to some minutes; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }
}
