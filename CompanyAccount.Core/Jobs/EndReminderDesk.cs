using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds companies of what ends, 60, 30 and 7 days before: each reminder once, the mark and its mails in one transaction.</summary>
internal abstract class EndReminderDesk(Store store, LiveFeed feed, TimeProvider time, ILogger logger) : ISweep
{
    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromHours(1);

    /// <summary>Gives all reminders that are due.</summary>
    /// <returns>How many were given.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var today = await TodayAsync(cancellationToken);
        return await store.EachDueAsync(db => Due(db, today), (db, id, token) => RemindAsync(db, id, today, token), logger, cancellationToken);
    }

    /// <summary>The day by which ends are told: of the universal time, where nothing else is said.</summary>
    protected virtual ValueTask<DateOnly> TodayAsync(CancellationToken cancellationToken) => new(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    /// <summary>All whose end is of interest.</summary>
    protected abstract IQueryable<Ending> Endings(PortalDb db);

    /// <summary>Marks the reminder that is due as given.</summary>
    /// <returns>What is to be said of it; <see langword="null"/> when none is due.</returns>
    protected abstract Task<EndReminder?> MarkAsync(PortalDb db, Guid id, DateOnly today, CancellationToken cancellationToken);

    /// <summary>All of which a reminder is due.</summary>
    internal IQueryable<Guid> Due(PortalDb db, DateOnly today)
    {
        var (far, middle, near) = (today.AddDays(60), today.AddDays(30), today.AddDays(7));
        return
            from ending in Endings(db)
            where ending.ValidTo >= today && ending.ValidTo <= far
                && (ending.RemindedDays == null || (ending.RemindedDays > 30 && ending.ValidTo <= middle) || (ending.RemindedDays > 7 && ending.ValidTo <= near))
            join company in db.Companies on ending.CompanyId equals company.Id
            where company.DeletedAt == null
            orderby ending.ValidTo, ending.Id
            select ending.Id;
    }

    private async Task<bool> RemindAsync(PortalDb db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        if (await MarkAsync(db, id, today, cancellationToken) is not { } reminder)
            return false;
        var now = time.GetUtcNow();
        var cause = Guid.CreateVersion7(now);
        var company = await db.Companies.Where(row => row.Id == reminder.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var people = await (
            from member in db.Members
            where member.CompanyId == reminder.CompanyId && member.State == MemberState.Active
                && (member.Role == MemberRole.Owner || member.Role == MemberRole.Administrator || member.PersonId == reminder.AlsoTo)
            join user in db.Users on member.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            var letter = reminder.Write(company, new(person.FullName, person.Email, person.Language));
            db.Mail.Add(new(Guid.CreateVersion7(now), cause, person.Id, Guid.Empty, letter, now));
            db.Bells.Add(new(Guid.CreateVersion7(now), cause, person.Id, reminder.Kind, reminder.Subject, actorName: null, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var person in people)
            feed.AnnounceEverywhere(Topic.BellOf(person.Id));
        feed.Announce(Topic.OutgoingMail);
        return true;
    }
}

/// <summary>Something of a company's that ends on a day.</summary>
internal sealed class Ending
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose; <see langword="null"/> for nobody's.</summary>
    public required Guid? CompanyId { get; init; }

    /// <summary>Its last day; <see langword="null"/> while it has none.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>The last reminder that was given: so many days before.</summary>
    public required int? RemindedDays { get; init; }
}

/// <summary>What a company is told of an end.</summary>
/// <param name="CompanyId">The company: its owners and administrators are told.</param>
/// <param name="Kind">What the bell says.</param>
/// <param name="Subject">What it says it of.</param>
/// <param name="Write">The letter, of the company's name and its reader.</param>
internal sealed record EndReminder(Guid CompanyId, BellKind Kind, string Subject, Func<string, Reader, Letter> Write)
{
    /// <summary>A member who is told too, whatever the role; <see langword="null"/> for nobody.</summary>
    public Guid? AlsoTo { get; init; }
}
