using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Texts;

/// <summary>The codes that a line of the audit log keeps, in words: roles, ways to sign in, parts of a profile.</summary>
internal static class AuditDetails
{
    /// <summary>The words; a count or a code of an earlier version stays as it is.</summary>
    public static string Of(string detail, IStringLocalizer<AuditTexts> texts, IStringLocalizer<ShellTexts> shell) =>
        string.Join(", ", detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code =>
            shell[$"Role_{code}"] is { ResourceNotFound: false } role ? role.Value
            : texts[$"Detail_{code}"] is { ResourceNotFound: false } words ? words.Value
            : code));
}
