using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies.Registering;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CompanyAccount.Blazor.Account;

/// <summary>Proof that an address is the person's: a link by mail, and a button behind it.</summary>
internal sealed class EmailConfirmation(UserManager<PortalUser> users, SendConfirmation mail, PortalOptions portal, ResetMailLimit limit)
{
    public const string Person = "id";
    public const string Code = "code";

    /// <summary>Makes the link of an account, which need not be kept yet.</summary>
    public async Task<string> LinkForAsync(PortalUser person) =>
        portal.LinkTo(QueryHelpers.AddQueryString(AccountRoutes.ConfirmEmail, new Dictionary<string, string?>
        {
            [Person] = person.Id.ToString("N"),
            [Code] = WebEncoders.Base64UrlEncode(Convert.FromBase64String(await users.GenerateEmailConfirmationTokenAsync(person))),
        }));

    /// <summary>Mails the link again if the address waits for it; the caller does not learn whether it does.</summary>
    public async Task SendAgainAsync(string email, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email) is { EmailConfirmed: false } person && limit.TryTake(person.Id))
            await mail.SendAsync(person.Id, await LinkForAsync(person), cancellationToken);
    }

    /// <summary>Whose link it is; <see langword="null"/> for one that is too old, cut short or made up.</summary>
    public async Task<PortalUser?> FindAsync(string? id, string? code) =>
        Guid.TryParseExact(id, "N", out var personId)
        && TokenOf(code) is { } token
        && await users.FindByIdAsync(personId.ToString()) is { } person
        && await users.VerifyUserTokenAsync(person, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<PortalUser>.ConfirmEmailTokenPurpose, token)
            ? person
            : null;

    /// <summary>The address is the person's.</summary>
    public async Task<bool> ConfirmAsync(PortalUser person, string? code) => (await users.ConfirmEmailAsync(person, TokenOf(code) ?? "")).Succeeded;

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

/// <summary>Signs the links of <see cref="EmailConfirmation"/>, which live longer than those to a new password.</summary>
public sealed class ConfirmationTokens(
    IDataProtectionProvider protection, IOptions<ConfirmationTokenOptions> options, ILogger<DataProtectorTokenProvider<PortalUser>> logger)
    : DataProtectorTokenProvider<PortalUser>(protection, options, logger)
{
    /// <summary>Its name among the token providers.</summary>
    public const string Provider = "Confirmation";
}

/// <summary>How long the links of <see cref="EmailConfirmation"/> live.</summary>
public sealed class ConfirmationTokenOptions : DataProtectionTokenProviderOptions
{
    /// <summary>Three days.</summary>
    public ConfirmationTokenOptions() => (Name, TokenLifespan) = (ConfirmationTokens.Provider, TimeSpan.FromDays(3));
}
