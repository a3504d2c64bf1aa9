using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>
/// What makes a mail of ours recognizable when it is answered: a reply address and a Message-ID that only the portal can make.
/// Each names one mail and carries 128 bits of an HMAC-SHA256 over purpose, mail, thread and person, so that a token is good for that
/// thread and that person alone. Nothing of it is stored; it ends when the mail's row does, or after <c>Mail:Imap:ReplyDays</c>.
/// </summary>
internal sealed class ReplySeal
{
    /// <summary>Characters of a token: 32 bytes as letters and digits.</summary>
    public const int TokenLength = 52;

    private const int MacLength = 16;
    private const int IdLength = 16;

    private readonly byte[] _key;
    private readonly string _local;
    private readonly string _domain;
    private readonly string _host;

    /// <param name="key">The portal's own key, 32 random bytes.</param>
    /// <param name="replyAddress"><c>Mail:Imap:ReplyAddress</c>.</param>
    /// <param name="host">The right side of Message-IDs: the portal's host.</param>
    public ReplySeal(byte[] key, string replyAddress, string host)
    {
        _key = key;
        var at = replyAddress.LastIndexOf('@');
        (_local, _domain, _host) = (replyAddress[..at], replyAddress[(at + 1)..], host);
        ReplyAddress = replyAddress;
    }

    /// <summary>The address without a token.</summary>
    public string ReplyAddress { get; }

    /// <summary>Where answers to a mail go.</summary>
    public string AddressOf(Guid mailId, Guid threadId, Guid personId)
    {
        Span<byte> bytes = stackalloc byte[IdLength + MacLength];
        mailId.TryWriteBytes(bytes, bigEndian: true, out _);
        MacOf(SealKind.Address, mailId, threadId, personId).CopyTo(bytes[IdLength..]);
        return $"{_local}+{Base32.Write(bytes)}@{_domain}";
    }

    /// <summary>The Message-ID of a mail, without its angle brackets.</summary>
    public string MessageIdOf(Guid mailId, Guid threadId, Guid personId) =>
        $"{mailId:N}.{Base32.Write(MacOf(SealKind.MessageId, mailId, threadId, personId))}@{_host}";

    /// <summary>What an address claims; <see langword="null"/> for one that is none of ours or has no token.</summary>
    public SealClaim? ReadAddress(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= _local.Length || !address[(at + 1)..].Equals(_domain, StringComparison.OrdinalIgnoreCase)
            || address[_local.Length] != '+' || !address.StartsWith(_local, StringComparison.OrdinalIgnoreCase))
            return null;
        return Base32.Read(address[(_local.Length + 1)..at], IdLength + MacLength) is { } bytes
            ? new(SealKind.Address, new Guid(bytes.AsSpan(0, IdLength), bigEndian: true), bytes[IdLength..])
            : new(SealKind.Address, Guid.Empty, []);
    }

    /// <summary>What a Message-ID claims; <see langword="null"/> for one that is none of ours.</summary>
    public SealClaim? ReadMessageId(string messageId)
    {
        var at = messageId.LastIndexOf('@');
        if (at < 0 || !messageId[(at + 1)..].Equals(_host, StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = messageId[..at].Split('.');
        if (!Guid.TryParseExact(parts[0], "N", out var id))
            return null;
        return new(SealKind.MessageId, id, parts is [_, var mac] ? Base32.Read(mac, MacLength) ?? [] : []);
    }

    /// <summary>Whether an address is the mailbox itself, with or without a token.</summary>
    public bool IsOwnAddress(string address) =>
        address.Equals(ReplyAddress, StringComparison.OrdinalIgnoreCase) || ReadAddress(address) is not null;

    /// <summary>Whether the portal made the claim for this mail, thread and person.</summary>
    public bool Holds(SealClaim claim, Guid threadId, Guid personId) =>
        claim.Mac.Length == MacLength && CryptographicOperations.FixedTimeEquals(claim.Mac, MacOf(claim.Kind, claim.MailId, threadId, personId));

    private byte[] MacOf(SealKind kind, Guid mailId, Guid threadId, Guid personId) => HMACSHA256.HashData(
        _key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}|{mailId:N}|{threadId:N}|{personId:N}")))[..MacLength];
}

/// <summary>What a claim stands on.</summary>
internal enum SealKind
{
    /// <summary>The address that the mail came to.</summary>
    Address,

    /// <summary>The mail that it answers.</summary>
    MessageId,
}

/// <summary>What an address or a Message-ID claims to be; only the seal tells whether it is true.</summary>
/// <param name="Kind">What it stands on.</param>
/// <param name="MailId">The mail of ours that it names; empty for a token that is none.</param>
/// <param name="Mac">What proves it; empty where there is nothing.</param>
internal sealed record SealClaim(SealKind Kind, Guid MailId, byte[] Mac);
