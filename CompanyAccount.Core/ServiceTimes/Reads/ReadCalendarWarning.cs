using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.ServiceTimes.Reads;

/// <summary>Whether Operators have to enter the holidays of a year: of this one, or from October on of the next.</summary>
public sealed class ReadCalendarWarning(TeamCalendar calendar, TimeProvider time)
{
    /// <summary>The year to complete, <see langword="null"/> when nothing is missing; <see cref="NotFound"/> for anybody but Operators.</summary>
    public async Task<Outcome<int?>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        var team = await calendar.GetAsync(cancellationToken);
        return team.YearToComplete(team.DayOf(time.GetUtcNow()));
    }
}
