using System.Globalization;
using Bunit;
using CompanyAccount.Blazor.Kit;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Kit;

public sealed class ExplainedDeadlineTests
{
    private static readonly WorkingCalendar Calendar = ServiceData.Calendar();
    private static readonly SupportTerms Terms = SupportTerms.On(ServiceData.Terms(), new(2026, 11, 24));

    [Theory]
    [InlineData("ru", 2, "2026-03-06T17:10+03:00", "MSA Business, критичность 2: 6 рабочих часов; с пт, 6 марта, 17:10; 1 ч 20 мин в пятницу, 4 ч 40 мин во вторник (понедельник — нерабочий день): вт, 10 марта, 14:40 (МСК).")]
    [InlineData("en", 2, "2026-03-06T17:10+03:00", "MSA Business, severity 2: 6 working hours; from Fri, March 6, 17:10; 1 h 20 min on Friday, 4 h 40 min on Tuesday (Monday is a day off): Tue, March 10, 14:40 (MSK).")]
    // On the team's clock, whatever zone the instant came in.
    [InlineData("en", 3, "2026-11-24T09:00Z", "MSA Business, severity 3: 8 working hours; from Tue, November 24, 12:00; 6 h 30 min on Tuesday, 1 h 30 min on Wednesday: Wed, November 25, 11:30 (MSK).")]
    // Seconds are rounded so that the minutes sum up.
    [InlineData("en", 2, "2026-11-27T17:10:23+03:00", "MSA Business, severity 2: 6 working hours; from Fri, November 27, 17:10; 1 h 20 min on Friday, 4 h 40 min on Monday: Mon, November 30, 14:40 (MSK).")]
    // After hours the first day has no work and is not told of.
    [InlineData("ru", 2, "2026-11-24T20:00+03:00", "MSA Business, критичность 2: 6 рабочих часов; с вт, 24 ноября, 20:00; 6 ч в среду: ср, 25 ноября, 16:00 (МСК).")]
    [InlineData("ru", 2, "2025-10-31T17:10+03:00", "MSA Business, критичность 2: 6 рабочих часов; с пт, 31 октября, 17:10; 1 ч 20 мин в пятницу, 4 ч 40 мин в субботу (рабочий день): сб, 1 ноября, 14:40 (МСК).")]
    // Over more than a week days have dates, and a run of days off is told as one.
    [InlineData("ru", 2, "2025-12-30T17:10+03:00", "MSA Business, критичность 2: 6 рабочих часов; с вт, 30 декабря, 17:10; 1 ч 20 мин во вторник, 30 декабря, 4 ч 40 мин в понедельник, 12 января (31 декабря – 9 января — нерабочие дни): пн, 12 января, 14:40 (МСК).")]
    [InlineData("ru", 1, "2026-11-28T12:05+03:00", "MSA Business, критичность 1: 2 часа круглосуточно; с сб, 28 ноября, 12:05: сб, 28 ноября, 14:05 (МСК).")]
    [InlineData("en", 1, "2026-11-28T12:05+03:00", "MSA Business, severity 1: 2 hours around the clock; from Sat, November 28, 12:05: Sat, November 28, 14:05 (MSK).")]
    public async Task A_deadline_is_explained_in_one_sentence(string language, int severity, string submitted, string sentence)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            await using var database = await Screen.DatabaseAsync();
            await using var screen = Screen.Of(People.User, database);
            var deadline = ReactionClock.Promise(Terms.Of(SupportLevel.MsaBusiness), severity, DateTimeOffset.Parse(submitted, CultureInfo.InvariantCulture), Calendar)!.Value;
            var explanation = screen.Render<ExplainedDeadline>(parameters => parameters.Add(part => part.Deadline, DeadlineExplanation.Of(deadline, Calendar)));
            Assert.Equal(sentence, explanation.Find("p").TextContent);
            Assert.Single(explanation.FindAll("p"));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public async Task A_year_without_a_decree_is_told()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.User, database);
        var deadline = ReactionClock.Promise(Terms.Of(SupportLevel.MsaBusiness), 2, new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), Calendar)!.Value;
        var explanation = screen.Render<ExplainedDeadline>(parameters => parameters.Add(part => part.Deadline, DeadlineExplanation.Of(deadline, Calendar)));
        Assert.Contains("ещё не утверждён", explanation.FindAll("p")[1].TextContent, StringComparison.Ordinal);
    }
}
