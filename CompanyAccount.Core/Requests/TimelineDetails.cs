using System.Globalization;
using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.Requests;

/// <summary>What a line of the time line tells of a changed severity.</summary>
/// <param name="From">The severity before.</param>
/// <param name="To">The severity afterwards.</param>
/// <param name="Reason">Why, in the engineer's words.</param>
public sealed record SeverityShift(Severity From, Severity To, string Reason)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static SeverityShift Parse(string detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return detail.Split('\n', 3) is [var from, var to, var reason] && Enum.TryParse<Severity>(from, out var before) && Enum.TryParse<Severity>(to, out var after)
            ? new(before, after, reason)
            : throw new FormatException("The detail tells of no changed severity.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}\n{To}\n{Reason}");
}

/// <summary>What a line of the time line tells of a request that was lowered to standard support.</summary>
/// <param name="From">The level before.</param>
/// <param name="Reason">Why, in the engineer's words.</param>
public sealed record LevelLowering(SupportLevel From, string Reason)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static LevelLowering Parse(string detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return detail.Split('\n', 2) is [var from, var reason] && Enum.TryParse<SupportLevel>(from, out var before)
            ? new(before, reason)
            : throw new FormatException("The detail tells of no lowered level.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}\n{Reason}");
}
