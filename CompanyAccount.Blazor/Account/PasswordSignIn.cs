using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Blazor.Account;

/// <summary>Signs in by e-mail and password. A stranger and a wrong password get the same answer, after the same work.</summary>
internal sealed class PasswordSignIn(
    SignInManager<PortalUser> signIn, UserManager<PortalUser> users, StrangerAttempts strangers, PlaceCheck places)
{
    public async Task<SignInAnswer> RunAsync(string email, string password, bool remember, CancellationToken cancellationToken)
    {
        var person = await users.FindByEmailAsync(email);
        if (person?.PasswordHash is null)
            return Refuse(strangers.Fail(email, password));
        if (await places.FindAnswerAsync(person, password, cancellationToken) is { } noEntry)
            return noEntry;
        var result = await signIn.PasswordSignInAsync(person, password, remember, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return new SignInAnswer.NeedsSecondFactor();
        return result.Succeeded ? new SignInAnswer.SignedIn(person) : Refuse(result.IsLockedOut ? person.LockoutEnd : null);
    }

    private static SignInAnswer Refuse(DateTimeOffset? lockedUntil) =>
        lockedUntil is { } until ? new SignInAnswer.Locked(until) : new SignInAnswer.Wrong();
}

/// <summary>How an attempt to sign in ended.</summary>
internal abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    /// <summary>The cookie is on its way.</summary>
    public sealed record SignedIn(PortalUser Person) : SignInAnswer;

    /// <summary>The password is right; a code is asked for next.</summary>
    public sealed record NeedsSecondFactor : SignInAnswer;

    /// <summary>Address or password is wrong; which of them is not said.</summary>
    public sealed record Wrong : SignInAnswer;

    /// <summary>The password is right, but the account may not come in.</summary>
    public sealed record NoEntry(SignInObstacle Obstacle) : SignInAnswer;

    /// <summary>Too many failures.</summary>
    public sealed record Locked(DateTimeOffset Until) : SignInAnswer;
}
