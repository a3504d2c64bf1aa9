using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Staff.UseCases;

/// <summary>The way that every change of a staff account goes: right, load, one verb, one commit with its line in the audit log, hints.</summary>
internal sealed class StaffDesk(Store store, LiveFeed feed, TimeProvider time)
{
    public async Task<Outcome<Done>> ChangeAsync(
        Actor actor, Guid personId, int seenVersion, string detail, Action<StaffAccount, DateTimeOffset> verb, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepStaff))
            return new NotFound();
        if (actor.PersonId == personId)
            return new OwnStaffAccount();
        try
        {
            await using var db = store.Open();
            if (await db.StaffAccounts.FirstOrDefaultAsync(row => row.PersonId == personId, cancellationToken) is not { } account)
                return new NotFound();
            if (account.Version != seenVersion)
                return new ChangedMeanwhile();
            var person = await db.Users.SingleAsync(row => row.Id == personId, cancellationToken);
            var now = time.GetUtcNow();
            verb(account, now);
            // Cookies of other browsers end with the stamp.
            person.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
            db.Record(AuditKind.StaffChanged, companyId: null, actor, now, personId, person.FullName, detail);
            await db.SaveChangesAsync(cancellationToken);
            feed.AnnounceEverywhere(Topic.Staff);
            feed.AnnounceEverywhere(Topic.Person(personId));
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
