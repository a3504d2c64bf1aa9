using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Core.Storage;

/// <summary>Finds how long support waits for the customer of a request.</summary>
public sealed class WaitingBook(SupportTermsBook terms, TeamCalendar calendar)
{
    /// <summary>The terms that the request was opened on, or lowered to, and the team's calendar of now; for a request without terms of its own, those that were in force when it was submitted.</summary>
    internal async ValueTask<WaitingRule> OfAsync(SupportRequest request, CancellationToken cancellationToken)
    {
        var team = await calendar.GetAsync(cancellationToken);
        var own = request.Terms ?? SupportTerms.On(await terms.GetAsync(cancellationToken), team.DayOf(request.SubmittedAt)).Of(request.Level);
        return new(own, team);
    }
}
