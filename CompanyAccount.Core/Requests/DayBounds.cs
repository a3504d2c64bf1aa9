namespace CompanyAccount.Core.Requests;

/// <summary>When a calendar day begins and ends for a reader.</summary>
public static class DayBounds
{
    /// <summary>The first day that a filter may name; an earlier one is no day of this portal.</summary>
    public static readonly DateOnly First = new(2000, 1, 1);

    /// <summary>The last day that a filter may name.</summary>
    public static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>The instant at which a day begins, UTC. Where clocks leap over midnight, it begins with the leap; where midnight comes twice, with its first coming.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">The reader's zone.</param>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The instant at which a day is over, UTC: the next one begins.</summary>
    /// <param name="day">The day, before the last of all days.</param>
    /// <param name="zone">The reader's zone.</param>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone);
}
