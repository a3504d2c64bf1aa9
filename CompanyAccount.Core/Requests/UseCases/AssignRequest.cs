using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Gives a request to an engineer, takes it for oneself, or puts it back for anybody.</summary>
public sealed class AssignRequest(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Changes the assignee.</summary>
    /// <param name="actor">Who assigns.</param>
    /// <param name="number">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="assigneeId">The new assignee, the actor's own id to take it; <see langword="null"/> puts it back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<RequestChanged>> RunAsync(Actor actor, RequestNumber number, int seenVersion, Guid? assigneeId, CancellationToken cancellationToken) =>
        new RequestDesk(store, feed).ChangeAsync(actor, number, seenVersion, messageId: null,
            async (db, request) =>
            {
                if (assigneeId is not { } personId)
                    return request.Assign(actor, assignee: null, time.GetUtcNow());
                // Who may not assign learns nothing about who could be assigned.
                if (RequestActions.RefusalOf(actor, RequestAction.Assign, request.Standing) is { } refusal)
                    return refusal;
                var assignee = await FindAsync(db, personId, cancellationToken);
                return assignee is null ? new NotAnEngineer() : request.Assign(actor, assignee, time.GetUtcNow());
            },
            cancellationToken);

    private static async Task<Actor.Staff?> FindAsync(PortalDb db, Guid personId, CancellationToken cancellationToken)
    {
        var found = await (
            from staff in db.StaffAccounts
            join user in db.Users on staff.PersonId equals user.Id
            where staff.PersonId == personId && staff.BlockedAt == null
            select new { user.FullName, staff.Role }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new(personId, found.FullName, found.Role);
    }
}
