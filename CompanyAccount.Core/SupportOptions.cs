namespace CompanyAccount.Core;

/// <summary>Where the support team is: <c>Support:*</c>.</summary>
public sealed record SupportOptions
{
    /// <summary><c>Support:TimeZone</c>: the IANA id of the zone that its working hours and calendar are of.</summary>
    public string TimeZone { get; init; } = "Europe/Moscow";

    /// <summary>The zone.</summary>
    /// <exception cref="InvalidOperationException">The setting is no zone that this machine knows.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)
        ? zone
        : throw new InvalidOperationException($"Support:TimeZone must be like Europe/Moscow, not '{TimeZone}'.");
}
