using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Requests;

/// <summary>How long support waits for the customer of one request (guide, block 10).</summary>
/// <param name="Terms">The terms of the request's level.</param>
/// <param name="Calendar">The team's calendar.</param>
public sealed record WaitingRule(LevelTerms Terms, WorkingCalendar Calendar)
{
    /// <summary>What support waits for in a status; <see langword="null"/> where it does not wait.</summary>
    public static WaitingReason? ReasonIn(RequestStatus status) => status switch
    {
        RequestStatus.AwaitingCustomer => WaitingReason.Information,
        RequestStatus.SolutionProvided => WaitingReason.Confirmation,
        RequestStatus.Processing or RequestStatus.ResolvedNoInformation or RequestStatus.CanceledBySupport or RequestStatus.CanceledByUser or RequestStatus.Closed => null,
    };

    /// <summary>Where the clock moves a request of a status when the waiting time has run out; <see langword="null"/> where it does not wait.</summary>
    public static RequestStatus? EndOf(RequestStatus status) => status switch
    {
        RequestStatus.AwaitingCustomer => RequestStatus.ResolvedNoInformation,
        RequestStatus.SolutionProvided => RequestStatus.Closed,
        RequestStatus.Processing or RequestStatus.ResolvedNoInformation or RequestStatus.CanceledBySupport or RequestStatus.CanceledByUser or RequestStatus.Closed => null,
    };

    /// <summary>The waiting that begins in a status; <see langword="null"/> where support does not wait.</summary>
    /// <param name="status">The status.</param>
    /// <param name="now">When it begins, UTC.</param>
    public WaitingTime? From(RequestStatus status, DateTimeOffset now) => ReasonIn(status) is { } reason ? WaitingTime.Of(reason, Terms, now, Calendar) : null;
}
