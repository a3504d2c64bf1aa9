using System.Globalization;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Blazor.Texts;

/// <summary>The hours of a working day: «10:00–14:00, 15:00–18:30».</summary>
internal static class HoursWording
{
    /// <summary>The stretches, the day's end as 24:00.</summary>
    public static string Of(IEnumerable<WorkingInterval> intervals) => string.Join(", ", intervals.Select(part => $"{TimeOf(part.Start)}–{TimeOf(part.End)}"));

    private static string TimeOf(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");
}
