using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Storage;

/// <summary>Finds how long support waits for the customer of a request.</summary>
public sealed class WaitingBook(SupportTermsBook terms, WorkingCalendar calendar)
{
    /// <summary>The terms of the request's level that were in force when it was submitted, and the team's calendar of now.</summary>
    internal WaitingRule Of(SupportRequest request) =>
        new(SupportTerms.On(terms.History, calendar.DayOf(request.SubmittedAt)).Of(request.Level), calendar);
}
