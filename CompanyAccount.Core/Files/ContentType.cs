namespace CompanyAccount.Core.Files;

/// <summary>What the sender said that a file is. Kept, never trusted: nothing is served as it.</summary>
public static class ContentType
{
    /// <summary>The longest type kept, in characters.</summary>
    public const int Limit = 100;

    /// <summary>What stands for a type that was not said, or not properly.</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>The bare type in lower case, such as <c>text/plain</c>; <see cref="Unknown"/> for anything that is none.</summary>
    public static string Of(string? given)
    {
        var bare = (given ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return bare.Length <= Limit && bare.Split('/') is [var kind, var name] && IsToken(kind) && IsToken(name) ? bare : Unknown;
    }

    private static bool IsToken(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '+' or '-' or '_');
}
