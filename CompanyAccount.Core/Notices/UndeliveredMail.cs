using System.Globalization;

namespace CompanyAccount.Core.Notices;

/// <summary>Which undelivered mail is asked for.</summary>
public enum UndeliveredFilter
{
    /// <summary>All that an Operator may do something about.</summary>
    All,

    /// <summary>What failed and is tried again by itself.</summary>
    Failing,

    /// <summary>What the mail server refused for good.</summary>
    Refused,

    /// <summary>What the mail server took, and another one gave back later.</summary>
    Bounced,

    /// <summary>What was tried in vain for long, or could not be made.</summary>
    PutAside,

    /// <summary>What an Operator gave up.</summary>
    GivenUp,
}

/// <summary>A place in the list of undelivered mail: the row beside it.</summary>
/// <param name="WrittenAt">When its mail was written, UTC.</param>
/// <param name="MailId">Its mail.</param>
public sealed record MailCursor(DateTimeOffset WrittenAt, Guid MailId)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> for anything else, as a URL may hold.</summary>
    public static MailCursor? Parse(string? text) =>
        text?.Split('.') is [var ticksText, var idText]
        && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(idText, "N", out var id)
            ? new(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WrittenAt.UtcTicks}.{MailId:N}");
}
