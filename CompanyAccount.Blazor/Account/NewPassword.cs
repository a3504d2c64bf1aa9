using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>The password of an account that is about to be: the same rules as for a changed one.</summary>
internal sealed class NewPassword(UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, IStringLocalizer<AccountTexts> texts)
{
    private const int Limit = 128;

    private static readonly PortalUser Nobody = new();

    /// <summary>What is wrong with a password.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string? password, string? email)
    {
        if (string.IsNullOrEmpty(password))
            return [texts["NewPassword_Missing"]];
        if (password.Length > Limit)
            return [texts["NewPassword_TooLong", Limit]];
        if (string.Equals(password, email?.Trim(), StringComparison.OrdinalIgnoreCase))
            return [texts["NewPassword_IsEmail"]];
        List<string> faults = [];
        foreach (var rule in users.PasswordValidators)
            faults.AddRange((await rule.ValidateAsync(users, Nobody, password)).Errors.Select(error => error.Description));
        return faults;
    }

    /// <summary>What is kept of a password.</summary>
    public string Hash(string password) => hasher.HashPassword(Nobody, password);
}
