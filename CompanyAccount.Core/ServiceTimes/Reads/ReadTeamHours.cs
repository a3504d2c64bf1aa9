using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.ServiceTimes.Reads;

/// <summary>Whether the support team is at work now, for everybody who is signed in.</summary>
public sealed class ReadTeamHours(WorkingCalendar calendar, TimeProvider time)
{
    /// <summary>The team's hours at this moment.</summary>
    public Task<Outcome<TeamHours>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Task.FromResult<Outcome<TeamHours>>(calendar.At(time.GetUtcNow()));
    }
}
