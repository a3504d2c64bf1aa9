using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>How a deadline comes about, as data, so that pages and letters can word it: "Business, severity 2: 6 working hours; from Fri 17:10; 1 h 20 min on Friday, 4 h 40 min on Tuesday (Monday is a holiday): Tue 14:40".</summary>
/// <param name="Level">The level that promises.</param>
/// <param name="Severity">1 (critical) to 4 (low).</param>
/// <param name="Hours">Which hours count.</param>
/// <param name="PromisedMinutes">How many minutes of those hours.</param>
/// <param name="From">Since when they count, on the team's clock.</param>
/// <param name="Days">For working hours: every day of the team's calendar from the start to the deadline, with the work on it. Empty when every hour counts.</param>
/// <param name="Due">The deadline, on the team's clock.</param>
/// <param name="Zone">The team's zone, which the times and days are of.</param>
/// <param name="IsCalendarComplete">Whether the holidays of all its years are decreed; if not, the deadline may move when they are. Always so when every hour counts.</param>
public sealed record DeadlineExplanation(
    SupportLevel Level,
    int Severity,
    ServiceHours Hours,
    int PromisedMinutes,
    DateTimeOffset From,
    IReadOnlyList<CalendarDay> Days,
    DateTimeOffset Due,
    TimeZoneInfo Zone,
    bool IsCalendarComplete)
{
    /// <summary>Explains a deadline.</summary>
    public static DeadlineExplanation Of(ReactionDeadline deadline, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var days = deadline.Hours is ServiceHours.Always ? [] : calendar.DaysBetween(deadline.CountedSince, deadline.Due);
        return new(
            deadline.Level,
            deadline.Severity,
            deadline.Hours,
            deadline.PromisedMinutes,
            TimeZoneInfo.ConvertTime(deadline.CountedSince, calendar.Zone),
            days,
            TimeZoneInfo.ConvertTime(deadline.Due, calendar.Zone),
            calendar.Zone,
            days.All(day => calendar.IsComplete(day.Day.Year)));
    }
}
