using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Profiles.UseCases;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>A signed-in person changes their own password: all other sessions end, this one goes on.</summary>
internal sealed class OwnPassword(
    UserManager<PortalUser> users, SignInManager<PortalUser> signIn, NewPassword rules, SessionBook sessions, NotePasswordChange note, IStringLocalizer<AccountTexts> texts, IStringLocalizer<SecurityTexts> security)
{
    /// <summary>Changes it, or notes at the fields <c>Current</c>, <c>Fresh</c> and <c>Repeated</c> what is wrong.</summary>
    public async Task<bool> ChangeAsync(Actor actor, PortalUser person, HttpContext http, string current, string fresh, string repeated, FieldFaults faults)
    {
        await CheckAsync(person, current, fresh, repeated, faults);
        if (!faults.None)
            return false;
        var result = await users.ChangePasswordAsync(person, current, fresh);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
                faults.Add("Fresh", error.Description);
            return false;
        }

        await users.ResetAccessFailedCountAsync(person);
        await signIn.RefreshSignInAsync(person);
        await sessions.EndOthersAsync(person.Id, SessionClaim.IdOf(http.User), http.RequestAborted);
        await note.RunAsync(actor, http.RequestAborted);
        return true;
    }

    private async Task CheckAsync(PortalUser person, string current, string fresh, string repeated, FieldFaults faults)
    {
        if (await users.IsLockedOutAsync(person))
        {
            faults.Add("Current", security["Password_Locked"]);
            return;
        }

        if (!await users.CheckPasswordAsync(person, current))
        {
            // Wrong ones count towards the lockout of signing in, so that an open page is no place to guess.
            await users.AccessFailedAsync(person);
            faults.Add("Current", texts["Identity_PasswordMismatch"]);
            return;
        }

        foreach (var fault in await rules.FaultsAsync(fresh, person.Email))
            faults.Add("Fresh", fault);
        if (faults.None && fresh != repeated)
            faults.Add("Repeated", texts["NewPassword_Differs"]);
    }
}
