namespace CompanyAccount.Core.Files;

/// <summary>A content that lies in the store, under its own hash.</summary>
/// <param name="Sha256">SHA-256 of it, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record StoredContent(string Sha256, long Length)
{
    /// <summary>The length of <see cref="Sha256"/>, in characters.</summary>
    public const int HashLength = 64;
}
