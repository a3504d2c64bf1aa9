using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The requests that ask for the activation of a contract and wait for it, the oldest first. All that Operators see of requests.</summary>
public sealed class ReadActivations(Store store, SupportToday support)
{
    /// <summary>The most that are shown.</summary>
    public const int Limit = 50;

    /// <summary>The requests; <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="only">Only this one; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<PendingActivations>> RunAsync(Actor actor, RequestNumber? only, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        var moment = await support.GetAsync(cancellationToken);
        await using var db = store.Open();
        var number = only?.Value;
        var rows = await (
            from request in db.Requests.AsNoTracking()
            where request.Topic == PortalTopic.MsaActivation && (request.Status == RequestStatus.Processing || request.Status == RequestStatus.AwaitingCustomer) && (number == null || request.Number == number)
            join company in db.Companies on request.CompanyId equals company.Id
            where company.DeletedAt == null
            orderby request.SubmittedAt, request.Id
            select new { Request = request, Company = company }).Take(Limit).ToListAsync(cancellationToken);
        return new PendingActivations(
            [
                .. rows.Where(row => row.Request.Activation is not null).Select(row => new PendingActivation(
                    row.Request, row.Company.Name, row.Company.DisplayNumber, row.Request.Activation!.ListBy(moment.Terms))),
            ],
            moment.Day);
    }
}

/// <summary>Requests that wait for an activation.</summary>
/// <param name="Rows">At most <see cref="ReadActivations.Limit"/>.</param>
/// <param name="Today">Today, on the team's calendar: the day that a contract is valid from unless another is said.</param>
public sealed record PendingActivations(IReadOnlyList<PendingActivation> Rows, DateOnly Today);

/// <summary>A request that waits for an activation.</summary>
/// <param name="Request">The request, not tracked: a copy to look at.</param>
/// <param name="CompanyName">Who asks.</param>
/// <param name="CompanyNumber">Such as <c>C-000001</c>.</param>
/// <param name="Contacts">The people whom it names, read by the terms of today.</param>
public sealed record PendingActivation(SupportRequest Request, string CompanyName, string CompanyNumber, Contracts.NamedContactList Contacts)
{
    /// <summary>The number as people see it.</summary>
    public RequestNumber Number => new(Request.Number);
}
