using System.Globalization;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.ServiceTimes;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Texts;

/// <summary>How a deadline comes about, as one sentence in the reader's language; times are on the team's clock, as the days are.</summary>
internal static class DeadlineWording
{
    /// <summary>From so many days on a weekday's name alone says no more which day is meant.</summary>
    private const int DaysOfOneWeek = 7;

    /// <summary>«MSA Business, критичность 2: 6 рабочих часов; с пт, 6 марта, 17:10; 1 ч 20 мин в пятницу, 4 ч 40 мин во вторник (понедельник — нерабочий день): вт, 10 марта, 14:40 (МСК).»</summary>
    public static string Of(this IStringLocalizer<DeadlineTexts> texts, DeadlineExplanation deadline, IStringLocalizer<HelpTexts> words)
    {
        var level = words[$"Level_{deadline.Level}"];
        var promise = Promise(words, deadline);
        var (from, due) = (MomentOf(texts, deadline.From), MomentOf(texts, deadline.Due));
        var zone = BrowserClock.ZoneName(deadline.Zone, deadline.Due);
        if (deadline.Days.Count == 0)
            return texts["Always", level, deadline.Severity, promise, from, due, zone];
        var byDate = deadline.Days.Count > DaysOfOneWeek;
        var work = string.Join(", ", WorkOf(texts, deadline.Days, byDate));
        var off = string.Join("; ", OffOf(texts, deadline.Days, byDate));
        return texts["Working", level, deadline.Severity, promise, from, off.Length == 0 ? work : texts["Off", work, off], due, zone];
    }

    private static string Promise(IStringLocalizer<HelpTexts> words, DeadlineExplanation deadline) => deadline.PromisedMinutes % 60 == 0
        ? words.Count($"Reaction_{deadline.Hours}_Hours", deadline.PromisedMinutes / 60)
        : words.Count($"Reaction_{deadline.Hours}_Minutes", deadline.PromisedMinutes);

    private static string MomentOf(IStringLocalizer<DeadlineTexts> texts, DateTimeOffset local) => local.ToString(texts["Moment"], CultureInfo.CurrentCulture);

    /// <summary>The days with work. Minutes are rounded so that they sum up to the promise.</summary>
    private static IEnumerable<string> WorkOf(IStringLocalizer<DeadlineTexts> texts, IEnumerable<CalendarDay> days, bool byDate)
    {
        var (before, told) = (TimeSpan.Zero, 0);
        foreach (var day in days)
        {
            before += day.Worked;
            var minutes = (int)Math.Round(before.TotalMinutes, MidpointRounding.AwayFromZero) - told;
            told += minutes;
            if (minutes > 0)
                yield return texts[day.Kind is DayKind.WorkingWeekend ? "WorkOnWeekend" : "WorkOn", TimeOf(texts, minutes), Named(texts, texts[$"On_{day.Day.DayOfWeek}"], day.Day, byDate)];
        }
    }

    /// <summary>The days off that people may not expect: each run of days without work from its first holiday to its last. Weekends need no reason.</summary>
    private static IEnumerable<string> OffOf(IStringLocalizer<DeadlineTexts> texts, IEnumerable<CalendarDay> days, bool byDate)
    {
        DateOnly? first = null, last = null;
        foreach (var day in days)
        {
            if (day.Kind is DayKind.Holiday)
                (first, last) = (first ?? day.Day, day.Day);
            if (day.Kind is DayKind.Holiday or DayKind.Weekend || first is null)
                continue;
            yield return Run(first.Value, last!.Value);
            first = null;
        }

        string Run(DateOnly from, DateOnly to) => from == to
            ? texts["OffDay", Named(texts, texts[$"Day_{from.DayOfWeek}"], from, byDate)]
            : texts["OffDays", from.ToString(texts["Date"], CultureInfo.CurrentCulture), to.ToString(texts["Date"], CultureInfo.CurrentCulture)];
    }

    private static string Named(IStringLocalizer<DeadlineTexts> texts, string weekday, DateOnly day, bool byDate) =>
        byDate ? texts["DayAndDate", weekday, day.ToString(texts["Date"], CultureInfo.CurrentCulture)] : weekday;

    private static string TimeOf(IStringLocalizer<DeadlineTexts> texts, int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => texts["Minutes", rest],
        (var hours, 0) => texts["Hours", hours],
        var (hours, rest) => texts["HoursMinutes", hours, rest],
    };
}
