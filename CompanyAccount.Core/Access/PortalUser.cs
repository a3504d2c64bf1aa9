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
}
