using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CompanyAccount.Core.Access;

/// <summary>The secret of a mailed link: 256 bits, of which only a hash is kept.</summary>
/// <param name="Value">43 letters, digits, dashes and underscores, safe in an address.</param>
public readonly record struct LinkToken(string Value)
{
    /// <summary>A token that nobody can guess.</summary>
    public static LinkToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>What is kept: SHA-256 in hexadecimal digits, 64 characters. A token of 256 bits needs no slow hash.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Value ?? "")));
}
