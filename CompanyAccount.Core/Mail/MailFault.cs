using System.Text.RegularExpressions;

namespace CompanyAccount.Core.Mail;

/// <summary>Why a mail did not arrive, as far as people need to know. Each has a sentence under <c>MailFault_</c> + name.</summary>
public enum MailFault
{
    /// <summary>The mail server said something else; its own words are kept beside.</summary>
    Other,

    /// <summary>There is no such mailbox.</summary>
    NoMailbox,

    /// <summary>The mailbox is full.</summary>
    MailboxFull,

    /// <summary>The address can be none.</summary>
    MalformedAddress,

    /// <summary>The receiving side takes the mail for unwanted, or does not take mail from here.</summary>
    Unwanted,

    /// <summary>The mail is larger than the receiving side takes.</summary>
    TooLarge,

    /// <summary>The mail server asked to come again later.</summary>
    ComeLater,

    /// <summary>The mail server did not answer in time.</summary>
    NoAnswer,

    /// <summary>The mail server could not be reached, or broke off.</summary>
    NoConnection,

    /// <summary>The mail server does not let the portal in: its settings are wrong.</summary>
    NotLetIn,

    /// <summary>No mail could be made of it: a defect of the portal.</summary>
    Unmakeable,
}

/// <summary>Tells the <see cref="MailFault"/> from what was kept of the last try.</summary>
public static partial class MailFaults
{
    internal const string MalformedAddress = "The address is malformed.";
    internal const string NoAnswer = "No answer within";
    internal const string Unmakeable = "It could not be made:";

    /// <summary>What a kept error means; <see langword="null"/> when there is none.</summary>
    /// <param name="error">What the mail server said (RFC 5321, with the enhanced code of RFC 3463 where it gives one), or what the portal noted.</param>
    public static MailFault? Of(string? error)
    {
        if (string.IsNullOrEmpty(error))
            return null;
        if (error == MalformedAddress)
            return MailFault.MalformedAddress;
        if (error.StartsWith(NoAnswer, StringComparison.Ordinal))
            return MailFault.NoAnswer;
        if (error.StartsWith(Unmakeable, StringComparison.Ordinal))
            return MailFault.Unmakeable;
        var reply = Reply().Match(error);
        return reply.Success ? OfReply(reply.Groups["code"].Value, reply.Groups["subject"].Value, reply.Groups["detail"].Value) : OfException(error);
    }

    private static MailFault OfReply(string code, string subject, string detail) => (code, subject, detail) switch
    {
        (_, "1", "1" or "2" or "6" or "10") or (_, "2", "1") => MailFault.NoMailbox,
        (_, "1", "3") => MailFault.MalformedAddress,
        (_, "2", "2") => MailFault.MailboxFull,
        (_, "2" or "3", "3" or "4") => MailFault.TooLarge,
        ("530" or "535" or "538", _, _) or ("454", "7", _) => MailFault.NotLetIn,
        (['5', ..], "7", _) => MailFault.Unwanted,
        ("452", _, _) or ("552", "", _) => MailFault.MailboxFull,
        ("550" or "551", "", _) => MailFault.NoMailbox,
        ("501" or "553", "" or "1", _) => MailFault.MalformedAddress,
        ("554", "", _) => MailFault.Unwanted,
        ("421", _, _) or (['4', ..], _, _) => MailFault.ComeLater,
        _ => MailFault.Other,
    };

    private static MailFault OfException(string error)
    {
        var name = error.Split(':', 2)[0];
        return name switch
        {
            "SocketException" or "IOException" or "SslHandshakeException" or "ServiceNotConnectedException" or "SmtpProtocolException" or "TimeoutException" => MailFault.NoConnection,
            "AuthenticationException" or "ServiceNotAuthenticatedException" or "SaslException" => MailFault.NotLetIn,
            _ => MailFault.Other,
        };
    }

    [GeneratedRegex(@"^(?<code>[245][0-9]{2})(?:[ -]+[245]\.(?<subject>[0-9]{1,3})\.(?<detail>[0-9]{1,3}))?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Reply();
}
