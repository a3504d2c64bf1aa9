using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.ServiceTimes.Reads;

/// <summary>Whether the support team is at work now, for everybody who is signed in.</summary>
public sealed class ReadTeamHours(TeamCalendar calendar, TimeProvider time)
{
    /// <summary>The team's hours at this moment.</summary>
    public async Task<Outcome<TeamHours>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return (await calendar.GetAsync(cancellationToken)).At(time.GetUtcNow());
    }
}
