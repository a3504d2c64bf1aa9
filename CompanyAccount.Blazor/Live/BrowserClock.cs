using System.Globalization;

namespace CompanyAccount.Blazor.Live;

/// <summary>The reader's time zone: all instants are UTC inside, and shown in this zone.</summary>
public sealed class BrowserClock(TimeProvider time)
{
    /// <summary>The zone until a browser says otherwise: the support team's.</summary>
    public const string DefaultZone = Core.Wording.ZoneName.Moscow;

    private TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(DefaultZone);

    /// <summary>Raised when the zone became known, so that what is on the screen is written anew.</summary>
    public event Action? Changed;

    /// <summary>The reader's zone.</summary>
    public TimeZoneInfo Zone => _zone;

    /// <summary>Now, in the reader's zone.</summary>
    public DateTimeOffset Now => ToLocal(time.GetUtcNow());

    /// <summary>Takes the zone that the browser names; an unknown one leaves the zone as it is.</summary>
    /// <param name="zoneId">An IANA id, such as <c>Asia/Novosibirsk</c>.</param>
    public void Use(string? zoneId)
    {
        if (string.IsNullOrEmpty(zoneId) || zoneId == _zone.Id || !TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone))
            return;
        _zone = zone;
        Changed?.Invoke();
    }

    /// <summary>An instant on the reader's clock.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>When a day begins for the reader, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>A day, for what is no news: «14 ноября 2026».</summary>
    public string Day(DateTimeOffset instant) => Day(DateOnly.FromDateTime(ToLocal(instant).DateTime));

    /// <summary>A day of the calendar: «14 ноября 2026», "November 14, 2026".</summary>
    public static string Day(DateOnly day) => day.ToString(IsRussian ? "d MMMM yyyy" : "MMMM d, yyyy", CultureInfo.CurrentCulture);

    /// <summary>Exact, with weekday and zone: «пт, 14 ноября 2026, 17:10 (МСК)».</summary>
    public string Exact(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var pattern = IsRussian ? "ddd, d MMMM yyyy, HH:mm" : "ddd, MMMM d, yyyy, HH:mm";
        return $"{local.ToString(pattern, CultureInfo.CurrentCulture)} ({ZoneName(local)})";
    }

    /// <summary>Short, for conversations: time today, day and time this year, date before.</summary>
    public string Brief(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var now = Now;
        var culture = CultureInfo.CurrentCulture;
        if (local.Date == now.Date)
            return local.ToString("HH:mm", culture);
        return local.Year == now.Year
            ? local.ToString(IsRussian ? "d MMM, HH:mm" : "MMM d, HH:mm", culture)
            : local.ToString(IsRussian ? "d MMM yyyy" : "MMM d, yyyy", culture);
    }

    /// <summary>The moment by which something is due: «чт, 19 ноября, 18:30 (МСК)», with the year where it is another one.</summary>
    public string Deadline(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var pattern = (IsRussian, local.Year == Now.Year) switch
        {
            (true, true) => "ddd, d MMMM, HH:mm",
            (true, false) => "ddd, d MMMM yyyy, HH:mm",
            (false, true) => "ddd, MMMM d, HH:mm",
            (false, false) => "ddd, MMMM d, yyyy, HH:mm",
        };
        return $"{local.ToString(pattern, CultureInfo.CurrentCulture)} ({ZoneName(local)})";
    }

    private static bool IsRussian => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru";

    private string ZoneName(DateTimeOffset local) => ZoneName(_zone, local);

    /// <summary>What people call the zone: its usual name for the support team's own, otherwise how far it is from UTC at that moment.</summary>
    internal static string ZoneName(TimeZoneInfo zone, DateTimeOffset local) => Core.Wording.ZoneName.Of(zone, local, IsRussian ? "ru" : "en");
}
