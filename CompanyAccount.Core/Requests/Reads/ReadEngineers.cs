using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>Whom a request can be given to.</summary>
public sealed class ReadEngineers(Store store)
{
    /// <summary>Engineers and service managers by name; <see cref="NotAllowed"/> for everybody else.</summary>
    public async Task<Outcome<IReadOnlyList<Assignee>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.WorkOnRequests))
            return new NotAllowed();
        await using var db = store.Open();
        return await (
            from staff in db.StaffAccounts
            where (staff.Role == StaffRole.Engineer || staff.Role == StaffRole.ServiceManager) && staff.BlockedAt == null
            join user in db.Users on staff.PersonId equals user.Id
            orderby user.FullName
            select new Assignee(user.Id, user.FullName, staff.Role)).ToListAsync(cancellationToken);
    }
}

/// <summary>A person who can work on a request.</summary>
/// <param name="PersonId">The account's id.</param>
/// <param name="Name">Full name.</param>
/// <param name="Role">What they do: feedback is worked on by service managers only.</param>
public sealed record Assignee(Guid PersonId, string Name, StaffRole Role);
