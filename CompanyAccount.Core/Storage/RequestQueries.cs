using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>The company wall: every query about requests starts here, so that none can forget it.</summary>
internal static class RequestQueries
{
    /// <summary>The requests that a person may see: the same rule as <see cref="RequestActions.MaySee"/>, said to the database (a test holds the two together).</summary>
    public static IQueryable<SupportRequest> RequestsSeenBy(this PortalDb db, Actor actor) => actor switch
    {
        Actor.Member member when member.May(Right.SeeAllCompanyRequests) =>
            db.Requests.Where(request => request.CompanyId == member.CompanyId),
        Actor.Member member =>
            db.Requests.Where(request => request.CompanyId == member.CompanyId && request.AuthorId == member.PersonId),
        Actor.Staff staff when staff.May(Right.HandleFeedback) && staff.May(Right.WorkOnRequests) => db.Requests,
        Actor.Staff staff when staff.May(Right.WorkOnRequests) => db.Requests.Where(request => request.Category != RequestCategory.Feedback),
        _ => db.Requests.Where(_ => false),
    };

    /// <summary>The request that a draft or form of the member's became, if it was submitted.</summary>
    public static async Task<RequestNumber?> FindSubmittedAsync(this PortalDb db, Actor.Member member, Guid draftId, CancellationToken cancellationToken)
    {
        var number = await db.Requests
            .Where(row => row.DraftId == draftId && row.AuthorId == member.PersonId && row.CompanyId == member.CompanyId)
            .Select(row => (long?)row.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return number is null ? null : new RequestNumber(number.Value);
    }

    /// <summary>The ended request that a member goes on from, within what they may see; <see langword="null"/> for none. A number that is not theirs to see is as good as none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="member">Who opens the new request.</param>
    /// <param name="number">The bare number, as a form or an address says it.</param>
    /// <param name="category">The category of the new request: one goes on in the same.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<SupportRequest?> FindEndedAsync(
        this PortalDb db, Actor.Member member, long? number, RequestCategory category, CancellationToken cancellationToken)
    {
        if (number is null)
            return null;
        var found = await db.RequestsSeenBy(member).AsNoTracking().FirstOrDefaultAsync(row => row.Number == number && row.Category == category, cancellationToken);
        return found is not null && RequestActions.RefusalOf(member, RequestAction.FollowUp, found.Standing) is null ? found : null;
    }

    /// <summary>Takes the next number of a counter, inside the transaction that uses it.</summary>
    public static async Task<long> NextNumberAsync(this PortalDb db, string counter, CancellationToken cancellationToken)
    {
        var next = await db.Database
            .SqlQuery<long>($"""UPDATE "Counters" SET "Last" = "Last" + 1 WHERE "Name" = {counter} RETURNING "Last" AS "Value" """)
            .ToListAsync(cancellationToken);
        return next.Single();
    }
}
