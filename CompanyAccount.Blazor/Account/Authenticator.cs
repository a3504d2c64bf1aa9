using System.Text.Encodings.Web;
using CompanyAccount.Blazor.Kit;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Blazor.Account;

/// <summary>The authenticator app of an account: its key, and codes at sign-in on and off. Each change ends all other sessions.</summary>
internal sealed class Authenticator(
    UserManager<PortalUser> users, IUserStore<PortalUser> store, IServiceScopeFactory scopes, PortalSignIn signIn, FactorChanges changes, SessionBook sessions, PortalOptions portal, IHttpContextAccessor http)
{
    /// <summary>How many recovery codes there are.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>
    /// The key to give to the app; made at the first look. A key that is not in use yet changes nothing about how the
    /// account is signed in to, so it is not made by the framework's reset, which would sign out every other tab and browser.
    /// </summary>
    public async Task<string> KeyAsync(PortalUser person)
    {
        if (await users.GetAuthenticatorKeyAsync(person) is { Length: > 0 } known)
            return known;
        var key = users.GenerateNewAuthenticatorKey();
        try
        {
            await ((IUserAuthenticatorKeyStore<PortalUser>)store).SetAuthenticatorKeyAsync(person, key, CancellationToken.None);
            if ((await users.UpdateAsync(person)).Succeeded)
                return key;
        }
        catch (DbUpdateException)
        {
            // Two tabs were led here at once: the other was quicker.
        }

        await using var scope = scopes.CreateAsyncScope();
        var again = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        return (await again.FindByIdAsync(person.Id.ToString()) is { } fresh ? await again.GetAuthenticatorKeyAsync(fresh) : null)
            ?? throw new InvalidOperationException("The key of the authenticator app could not be kept.");
    }

    /// <summary>The key as a drawing for the phone's camera.</summary>
    public MarkupString Draw(PortalUser person, string key)
    {
        var (issuer, account) = (UrlEncoder.Default.Encode(portal.Brand), UrlEncoder.Default.Encode(person.Email!));
        return QrDrawing.Of($"otpauth://totp/{issuer}:{account}?secret={key}&issuer={issuer}&digits=6");
    }

    /// <summary>Turns it on with the first code of the app.</summary>
    /// <returns>The recovery codes, never shown again; <see langword="null"/> for a wrong code.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(PortalUser person, string code)
    {
        if (!await users.VerifyTwoFactorTokenAsync(person, users.Options.Tokens.AuthenticatorTokenProvider, code))
            return null;
        await users.SetTwoFactorEnabledAsync(person, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes);
        await SettleAsync(person, FactorChange.AuthenticatorOn);
        return [.. codes!];
    }

    /// <summary>Makes new recovery codes; the old ones are dead.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(PortalUser person)
    {
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes);
        await changes.NoteAsync(person.Id, FactorChange.NewRecoveryCodes, CancellationToken.None);
        return [.. codes!];
    }

    /// <summary>Turns it off, and forgets the key, so that an old app cannot come back.</summary>
    public async Task TurnOffAsync(PortalUser person)
    {
        await users.SetTwoFactorEnabledAsync(person, false);
        await users.ResetAuthenticatorKeyAsync(person);
        await signIn.ForgetTwoFactorClientAsync();
        await SettleAsync(person, FactorChange.AuthenticatorOff);
    }

    private async Task SettleAsync(PortalUser person, FactorChange change)
    {
        var kept = SessionClaim.IdOf(http.HttpContext?.User);
        // The change has made this browser's cookie stale as well.
        await signIn.RefreshSignInAsync(person);
        await changes.NoteAsync(person.Id, change, CancellationToken.None);
        await sessions.EndOthersAsync(person.Id, kept, CancellationToken.None);
    }
}
