using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.ServiceTimes.Reads;

/// <summary>The hours of the support team's working days, for everybody who is signed in.</summary>
public sealed class ReadWorkingHours(TeamCalendar calendar, TimeProvider time)
{
    /// <summary>The hours of today.</summary>
    public async Task<Outcome<TeamDay>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var team = await calendar.GetAsync(cancellationToken);
        return new TeamDay(team.HoursOn(team.DayOf(time.GetUtcNow())), team.Zone);
    }
}

/// <summary>A working day of the support team.</summary>
/// <param name="Hours">Its hours, in order, on the team's clock.</param>
/// <param name="Zone">The team's zone.</param>
public sealed record TeamDay(IReadOnlyList<WorkingInterval> Hours, TimeZoneInfo Zone);
