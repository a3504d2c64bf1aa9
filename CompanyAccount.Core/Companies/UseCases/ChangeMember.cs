using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Approves, refuses, promotes, demotes, blocks, unblocks or removes a member: whatever <see cref="MemberActions"/> allows.</summary>
public sealed class ChangeMember(Store store, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>Does it.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="personId">The member.</param>
    /// <param name="seenVersion">The version of the member on the screen.</param>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid personId, int seenVersion, MemberAction action, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            if (await db.MembersManagedBy(actor).FirstOrDefaultAsync(row => row.PersonId == personId, cancellationToken) is not { } member)
                return new NotFound();
            if (member.Version != seenVersion)
                return new ChangedMeanwhile();
            var now = time.GetUtcNow();
            if (!member.Apply(actor, action, now).TryGet(out var fact, out var refusal))
                return refusal;

            var person = await db.Users.SingleAsync(row => row.Id == personId, cancellationToken);
            // Cookies in other browsers end with the stamp.
            if (member.State is MemberState.Blocked or MemberState.Removed)
                person.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
            if (member.State is MemberState.Removed)
                await db.DropDraftsOfAsync(personId, cancellationToken);
            db.Record(KindOf(action), member.CompanyId, actor, now, personId, person.FullName, DetailOf(action, member));
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            actors.Forget(personId);
            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private static string? DetailOf(MemberAction action, Member member) =>
        action is MemberAction.Promote or MemberAction.Demote ? member.Role.ToString() : null;

    private static AuditKind KindOf(MemberAction action) => action switch
    {
        MemberAction.Approve => AuditKind.JoinApproved,
        MemberAction.Refuse => AuditKind.JoinRefused,
        MemberAction.Promote or MemberAction.Demote => AuditKind.RoleChanged,
        MemberAction.GrantSeesAll => AuditKind.SeesAllGranted,
        MemberAction.TakeSeesAll => AuditKind.SeesAllTaken,
        MemberAction.Block => AuditKind.PersonBlocked,
        MemberAction.Unblock => AuditKind.PersonUnblocked,
        MemberAction.Remove => AuditKind.PersonRemoved,
    };
}
