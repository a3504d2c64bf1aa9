using CompanyAccount.Blazor.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>What the framework's account rules object to, in the reader's language: <c>Identity_</c> + code.</summary>
public sealed class IdentityErrors(IStringLocalizer<AccountTexts> texts) : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError DefaultError() => Say(nameof(DefaultError));

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure));

    /// <inheritdoc/>
    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch));

    /// <inheritdoc/>
    public override IdentityError InvalidToken() => Say(nameof(InvalidToken));

    /// <inheritdoc/>
    public override IdentityError RecoveryCodeRedemptionFailed() => Say(nameof(RecoveryCodeRedemptionFailed));

    /// <inheritdoc/>
    public override IdentityError LoginAlreadyAssociated() => Say(nameof(LoginAlreadyAssociated));

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), userName);

    /// <inheritdoc/>
    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), email);

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), userName);

    /// <inheritdoc/>
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), email);

    /// <inheritdoc/>
    public override IdentityError InvalidRoleName(string? role) => Say(nameof(InvalidRoleName), role);

    /// <inheritdoc/>
    public override IdentityError DuplicateRoleName(string role) => Say(nameof(DuplicateRoleName), role);

    /// <inheritdoc/>
    public override IdentityError UserAlreadyHasPassword() => Say(nameof(UserAlreadyHasPassword));

    /// <inheritdoc/>
    public override IdentityError UserLockoutNotEnabled() => Say(nameof(UserLockoutNotEnabled));

    /// <inheritdoc/>
    public override IdentityError UserAlreadyInRole(string role) => Say(nameof(UserAlreadyInRole), role);

    /// <inheritdoc/>
    public override IdentityError UserNotInRole(string role) => Say(nameof(UserNotInRole), role);

    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) => new()
    {
        Code = nameof(PasswordTooShort),
        Description = texts.Count("Identity_PasswordTooShort", length),
    };

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => new()
    {
        Code = nameof(PasswordRequiresUniqueChars),
        Description = texts.Count("Identity_PasswordRequiresUniqueChars", uniqueChars),
    };

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresNonAlphanumeric() => Say(nameof(PasswordRequiresNonAlphanumeric));

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit));

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower));

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUpper() => Say(nameof(PasswordRequiresUpper));

    private IdentityError Say(string code, string? fact = null) => new()
    {
        Code = code,
        Description = texts[$"Identity_{code}", fact ?? ""],
    };
}
