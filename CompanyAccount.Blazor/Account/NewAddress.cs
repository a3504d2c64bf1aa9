using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Profiles.Confirming;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Account;

/// <summary>Another address for an account: a link to the new one, and a button behind it.</summary>
internal sealed class NewAddress(UserManager<PortalUser> users, ConfirmNewAddress confirm, PortalOptions portal)
{
    public const string Person = "id";
    public const string Email = "email";
    public const string Code = "code";

    /// <summary>Makes the link; it works once, for an hour, and not after any other change of how the account is signed in to.</summary>
    public async Task<string> LinkForAsync(PortalUser person, EmailAddress address) =>
        portal.LinkTo(QueryHelpers.AddQueryString(AccountRoutes.ConfirmNewEmail, new Dictionary<string, string?>
        {
            [Person] = person.Id.ToString("N"),
            [Email] = address.Text,
            [Code] = WebEncoders.Base64UrlEncode(Convert.FromBase64String(await users.GenerateChangeEmailTokenAsync(person, address.Text))),
        }));

    /// <summary>Whose link it is; <see langword="null"/> for one that is used, too old, cut short or made up.</summary>
    public async Task<PortalUser?> FindAsync(string? id, string? email, string? code) =>
        Guid.TryParseExact(id, "N", out var personId)
        && EmailAddress.Parse(email) is { } address
        && TokenOf(code) is { } token
        && await users.FindByIdAsync(personId.ToString()) is { } person
        && await users.VerifyUserTokenAsync(person, users.Options.Tokens.ChangeEmailTokenProvider, UserManager<PortalUser>.GetChangeEmailTokenPurpose(address.Text), token)
            ? person
            : null;

    /// <summary>Makes it the account's, after <see cref="FindAsync"/>.</summary>
    public Task<Outcome<Done>> ConfirmAsync(PortalUser person, string? email, CancellationToken cancellationToken) =>
        confirm.RunAsync(person.Id, person.SecurityStamp, EmailAddress.Parse(email)!.Value, cancellationToken);

    private static string? TokenOf(string? code)
    {
        try
        {
            return code is null ? null : Convert.ToBase64String(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
