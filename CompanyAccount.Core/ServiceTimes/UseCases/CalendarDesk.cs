using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.ServiceTimes.UseCases;

/// <summary>The way that every change of the calendar goes: right, one change, one commit with its fact and its line in the audit log, hints.</summary>
internal sealed class CalendarDesk(Store store, TeamCalendar calendar, LiveFeed feed, TimeProvider time)
{
    /// <param name="actor">An Operator.</param>
    /// <param name="change">Changes rows, given the calendar, today and now; gives what to note in the audit log, <see langword="null"/> when nothing has to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> ChangeAsync(
        Actor actor, Func<PortalDb, WorkingCalendar, DateOnly, DateTimeOffset, Task<Outcome<string?>>> change, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            var team = await calendar.GetAsync(cancellationToken);
            await using var db = store.Open();
            if (!(await change(db, team, team.DayOf(now), now)).TryGet(out var detail, out var refusal))
                return refusal;
            if (detail is null)
                return Done.Value;
            var fact = new CalendarChanged(Guid.CreateVersion7(now), now);
            db.Outbox.Add(OutboxEvent.Of(fact.Id, fact, now));
            db.Record(AuditKind.CalendarChanged, companyId: null, actor, now, detail: detail);
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(Topic.TeamCalendar);
            feed.Announce(Topic.Outbox);
            return Done.Value;
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
