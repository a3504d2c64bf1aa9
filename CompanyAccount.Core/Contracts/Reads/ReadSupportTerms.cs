using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>The terms of support in force today, for everybody who is signed in.</summary>
public sealed class ReadSupportTerms(SupportTermsBook book, TeamCalendar calendar)
{
    /// <summary>The terms of today, on the team's calendar.</summary>
    public async Task<Outcome<SupportTerms>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return SupportTerms.On(await book.GetAsync(cancellationToken), await calendar.TodayAsync(cancellationToken));
    }
}
