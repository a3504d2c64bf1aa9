using System.Text;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Bytes as letters and digits that survive a mail system that changes the case of addresses (RFC 4648, without padding, in lower case).</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (bits, count) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, count) = ((bits << 8) | one, count + 8);
            for (; count >= 5; count -= 5)
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }

        if (count > 0)
            text.Append(Alphabet[(bits << (5 - count)) & 31]);
        return text.ToString();
    }

    /// <returns>The bytes; <see langword="null"/> for what <see cref="Write"/> would not have written, letter by letter.</returns>
    public static byte[]? Read(string text, int length)
    {
        if (text.Length != (length * 8 + 4) / 5)
            return null;
        var bytes = new byte[length];
        var (bits, count, at) = (0, 0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
            if (value < 0)
                return null;
            (bits, count) = ((bits << 5) | value, count + 5);
            if (count >= 8)
            {
                bytes[at++] = (byte)(bits >> (count - 8));
                count -= 8;
            }

            bits &= (1 << count) - 1;
        }

        // Bits left over belong to nothing: another text must not stand for the same bytes.
        return bits == 0 ? bytes : null;
    }
}
