using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security;
using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Blazor.Account;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code instead. Wrong ones of either kind count towards the lockout.</summary>
internal sealed class SecondStep(PortalSignIn signIn, UserManager<PortalUser> users, ActorReader actors, TimeProvider time)
{
    /// <summary>Who has given the right password in this browser a moment ago.</summary>
    public Task<PortalUser?> FindAsync() => signIn.GetTwoFactorAuthenticationUserAsync();

    public async Task<SignInAnswer> RunAsync(PortalUser person, string code, bool isRecovery, bool remember, bool rememberBrowser, CancellationToken cancellationToken)
    {
        if (await actors.FindObstacleAsync(person.Id, cancellationToken) is { } obstacle)
            return new SignInAnswer.NoEntry(obstacle);
        if (await users.IsLockedOutAsync(person))
            return new SignInAnswer.Locked(person.LockoutEnd ?? time.GetUtcNow());
        signIn.Way = isRecovery ? SignInWay.RecoveryCode : SignInWay.Authenticator;
        var result = isRecovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, remember, rememberBrowser);
        if (result.Succeeded)
            return new SignInAnswer.SignedIn(person);
        // The framework counts wrong codes of the app, but not wrong recovery codes.
        if (isRecovery)
            await users.AccessFailedAsync(person);
        return await users.FindByIdAsync(person.Id.ToString()) is { LockoutEnd: { } until } && until > time.GetUtcNow()
            ? new SignInAnswer.Locked(until)
            : new SignInAnswer.Wrong();
    }
}
