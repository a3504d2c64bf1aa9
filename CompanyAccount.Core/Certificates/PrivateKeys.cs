using System.Formats.Asn1;
using System.Numerics;
using System.Text;

namespace CompanyAccount.Core.Certificates;

/// <summary>Finds private keys in a file, in whichever form they are usually kept: such a file is stored nowhere.</summary>
internal static class PrivateKeys
{
    // As PEM labels end, in the widths that text is written in, and as PuTTY begins its own.
    private static readonly byte[][] Marks =
    [
        .. from mark in (string[])["PRIVATE KEY-----", "PuTTY-User-Key-File"]
           from encoding in (Encoding[])[Encoding.ASCII, Encoding.Unicode, Encoding.BigEndianUnicode]
           select encoding.GetBytes(mark),
    ];

    // How a Java key store begins.
    private static readonly byte[] KeyStore = [0xFE, 0xED, 0xFE, 0xED];

    // After the version: of RSA eight, of DSA five; a public key has one.
    private const int NumbersOfShortest = 5;

    /// <summary>Whether a file holds a private key, encrypted or not.</summary>
    public static bool AreIn(ReadOnlySpan<byte> file)
    {
        foreach (var mark in Marks)
        {
            if (file.IndexOf(mark) >= 0)
                return true;
        }

        return file.StartsWith(KeyStore) || (file[0] == 0x30 && IsKey(file.ToArray()));
    }

    // PKCS#8, plain and encrypted (RFC 5958), PKCS#1 (RFC 8017) and its like of DSA, SEC 1 (RFC 5915) and PKCS#12 (RFC 7292) are told apart by how their outermost sequence begins. BER, for PKCS#12 is.
    private static bool IsKey(byte[] file)
    {
        try
        {
            var key = new AsnReader(file, AsnEncodingRules.BER).ReadSequence();
            if (key.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
                return key.ReadSequence().PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) && IsOctets(key);
            var version = key.ReadInteger();
            var next = key.PeekTag();
            if (next.HasSameClassAndValue(Asn1Tag.Integer))
                return HoldsIntegers(key, NumbersOfShortest);
            if (next.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
                return version == BigInteger.One;
            var inner = key.ReadSequence();
            return inner.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) && (IsOctets(key) || version == 3);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool IsOctets(AsnReader key) => key.HasData && key.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString);

    private static bool HoldsIntegers(AsnReader key, int least)
    {
        while (key.HasData && least > 0)
        {
            _ = key.ReadIntegerBytes();
            least--;
        }

        return least == 0;
    }
}
