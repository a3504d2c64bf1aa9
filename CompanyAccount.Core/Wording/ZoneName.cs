namespace CompanyAccount.Core.Wording;

/// <summary>What people call a time zone.</summary>
public static class ZoneName
{
    /// <summary>The zone of the support team in the guide, which has a name that people know.</summary>
    public const string Moscow = "Europe/Moscow";

    /// <summary>Its usual name for Moscow, otherwise how far it is from UTC at that moment: «МСК», "MSK", "UTC+7", "UTC−3:30".</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="local">The moment, on the zone's own clock.</param>
    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    public static string Of(TimeZoneInfo zone, DateTimeOffset local, string language)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (zone.Id == Moscow)
            return language == "ru" ? "МСК" : "MSK";
        var offset = local.Offset;
        var sign = offset < TimeSpan.Zero ? '−' : '+';
        return offset.Minutes == 0 ? $"UTC{sign}{Math.Abs(offset.Hours)}" : $"UTC{sign}{Math.Abs(offset.Hours)}:{Math.Abs(offset.Minutes):D2}";
    }
}
