using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Storage;

/// <summary>The terms of support and the team's calendar, both as of this moment: contracts begin and end on days of that calendar.</summary>
public sealed class SupportToday(SupportTermsBook book, TeamCalendar calendar, TimeProvider time)
{
    internal async ValueTask<SupportMoment> GetAsync(CancellationToken cancellationToken)
    {
        var team = await calendar.GetAsync(cancellationToken);
        var now = time.GetUtcNow();
        var day = team.DayOf(now);
        return new(now, day, SupportTerms.On(await book.GetAsync(cancellationToken), day), team);
    }
}

/// <summary>A moment of the support.</summary>
/// <param name="Now">The instant, UTC.</param>
/// <param name="Day">Its day on the team's calendar.</param>
/// <param name="Terms">The terms of that day.</param>
/// <param name="Calendar">The calendar.</param>
internal sealed record SupportMoment(DateTimeOffset Now, DateOnly Day, SupportTerms Terms, WorkingCalendar Calendar);
