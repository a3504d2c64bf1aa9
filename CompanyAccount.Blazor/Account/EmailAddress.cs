using System.Text.RegularExpressions;

namespace CompanyAccount.Blazor.Account;

/// <summary>Whether a typed text can be an e-mail address at all; the rest only a mail can tell.</summary>
internal static partial class EmailAddress
{
    public const int Limit = 256;

    public static bool IsPlausible(string email) => email.Length <= Limit && Shape().IsMatch(email);

    [GeneratedRegex(@"^[^@\s\p{C}]+@[^@\s\p{C}]+\.[^@\s\p{C}.]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
