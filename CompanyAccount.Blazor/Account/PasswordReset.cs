using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Notices.Sending;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Account;

/// <summary>A forgotten password: a link by mail, and a new password by the link.</summary>
internal sealed class PasswordReset(UserManager<PortalUser> users, SendPasswordReset mail, PortalOptions portal, ResetMailLimit limit, TimeProvider time)
{
    public const string Person = "id";
    public const string Code = "code";

    // Every answer takes as long, so that its time does not tell who has an account.
    private static readonly TimeSpan AskingTakes = TimeSpan.FromMilliseconds(400);

    /// <summary>Mails a link if the address is that of an account that may sign in; the caller does not learn whether it was.</summary>
    public async Task AskAsync(string email, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        if (await users.FindByEmailAsync(email) is { } person && await users.IsEmailConfirmedAsync(person) && limit.TryTake(person.Id))
            await mail.SendAsync(person.Id, await LinkForAsync(person), cancellationToken);
        var rest = AskingTakes - time.GetElapsedTime(asked);
        // The answer takes as long for a stranger as for somebody known: its time gives nobody away.
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, time, cancellationToken);
    }

    /// <summary>Whose link it is; <see langword="null"/> for one that is used, too old, cut short or made up.</summary>
    public async Task<PortalUser?> FindAsync(string? id, string? code) =>
        Guid.TryParseExact(id, "N", out var personId)
        && TokenOf(code) is { } token
        && await users.FindByIdAsync(personId.ToString()) is { } person
        && await users.VerifyUserTokenAsync(person, users.Options.Tokens.PasswordResetTokenProvider, UserManager<PortalUser>.ResetPasswordTokenPurpose, token)
            ? person
            : null;

    /// <summary>Sets the password, which ends all other sessions and the link itself, and lifts a lockout.</summary>
    public async Task<IdentityResult> ChangeAsync(PortalUser person, string? code, string password)
    {
        var result = await users.ResetPasswordAsync(person, TokenOf(code) ?? "", password);
        if (result.Succeeded)
        {
            await users.SetLockoutEndDateAsync(person, null);
            await users.ResetAccessFailedCountAsync(person);
        }

        return result;
    }

    private async Task<string> LinkForAsync(PortalUser person)
    {
        // The framework's token is base64, which an address cannot carry as it is.
        var token = await users.GeneratePasswordResetTokenAsync(person);
        return portal.LinkTo(QueryHelpers.AddQueryString(AccountRoutes.ResetPassword, new Dictionary<string, string?>
        {
            [Person] = person.Id.ToString("N"),
            [Code] = WebEncoders.Base64UrlEncode(Convert.FromBase64String(token)),
        }));
    }

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
