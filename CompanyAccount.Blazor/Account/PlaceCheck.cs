using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Blazor.Account;

/// <summary>
/// Whether an account may come in at all. Why it may not is said after the right password only; a wrong one is counted
/// and answered as anybody's.
/// </summary>
internal sealed class PlaceCheck(UserManager<PortalUser> users, ActorReader actors, EmailConfirmation confirmation)
{
    /// <summary>The answer to somebody who cannot come in; <see langword="null"/> when nothing stands in the way, and the password has yet to be looked at.</summary>
    public async Task<SignInAnswer?> FindAnswerAsync(PortalUser person, string password, CancellationToken cancellationToken)
    {
        if (await actors.FindObstacleAsync(person.Id, cancellationToken) is not { } obstacle)
            return null;
        if (await users.IsLockedOutAsync(person))
            return new SignInAnswer.Locked(person.LockoutEnd!.Value);
        if (!await users.CheckPasswordAsync(person, password))
        {
            await users.AccessFailedAsync(person);
            return await users.IsLockedOutAsync(person) ? new SignInAnswer.Locked(person.LockoutEnd!.Value) : new SignInAnswer.Wrong();
        }

        await users.ResetAccessFailedCountAsync(person);
        if (obstacle is SignInObstacle.NotConfirmed)
            await confirmation.SendAgainAsync(person.Email!, cancellationToken);
        return new SignInAnswer.NoEntry(obstacle);
    }
}
