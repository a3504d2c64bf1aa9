using System.Buffers.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Blazor.Account;

/// <summary>The passkeys of an account.</summary>
internal sealed class Passkeys(UserManager<PortalUser> users, PortalSignIn signIn, ActorReader actors, FactorChanges changes)
{
    /// <summary>The longest name taken, in characters.</summary>
    public const int NameLimit = 60;

    /// <summary>The most passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>Signs in with what the browser's passkey answered.</summary>
    public async Task<PortalUser?> SignInAsync(string credential, CancellationToken cancellationToken)
    {
        var proof = await signIn.PerformPasskeyAssertionAsync(credential);
        if (!proof.Succeeded || await actors.FindObstacleAsync(proof.User.Id, cancellationToken) is not null
            || await users.IsLockedOutAsync(proof.User) || !(await users.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey)).Succeeded)
        {
            return null;
        }

        // It is two factors by itself: the device, and the finger or PIN that opens it.
        signIn.Way = SignInWay.Passkey;
        await signIn.SignInAsync(proof.User, isPersistent: false, authenticationMethod: "hwk");
        return proof.User;
    }

    /// <summary>What the browser needs to make a passkey.</summary>
    public Task<string> OptionsAsync(PortalUser person) =>
        signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.FullName });

    /// <summary>Adds what the browser made.</summary>
    public async Task<bool> AddAsync(PortalUser person, string credential, string? name)
    {
        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded || (await users.GetPasskeysAsync(person)).Count >= Most)
            return false;
        made.Passkey.Name = Cut(name);
        if (!(await users.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded)
            return false;
        await changes.NoteAsync(person.Id, FactorChange.PasskeyAdded, CancellationToken.None);
        return true;
    }

    /// <summary>Gives a passkey another name.</summary>
    public async Task<bool> RenameAsync(PortalUser person, string? id, string? name)
    {
        if (await FindAsync(person, id) is not { } passkey || Cut(name) is not { } text)
            return false;
        passkey.Name = text;
        return (await users.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded;
    }

    /// <summary>Removes a passkey.</summary>
    public async Task<bool> RemoveAsync(PortalUser person, string? id)
    {
        if (await FindAsync(person, id) is not { } passkey || !(await users.RemovePasskeyAsync(person, passkey.CredentialId)).Succeeded)
            return false;
        await changes.NoteAsync(person.Id, FactorChange.PasskeyRemoved, CancellationToken.None);
        return true;
    }

    private async Task<UserPasskeyInfo?> FindAsync(PortalUser person, string? id) =>
        id is { Length: > 0 and < 2000 } && Base64Url.IsValid(id) ? await users.GetPasskeyAsync(person, Base64Url.DecodeFromChars(id)) : null;

    private static string? Cut(string? name)
    {
        var text = string.Concat((name ?? "").Where(letter => !char.IsControl(letter))).Trim();
        return text.Length == 0 ? null : text.Length > NameLimit ? text[..NameLimit] : text;
    }
}
