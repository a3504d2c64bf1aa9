using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>An Operator looks at a company's data. That they did stands in the company's audit log: once an hour, not once a look.</summary>
public sealed class OpenCompany(Store store, PortalOptions portal, TimeProvider time)
{
    /// <summary>The most people that are named.</summary>
    public const int PeopleLimit = 20;

    private static readonly TimeSpan RecordedEvery = TimeSpan.FromHours(1);

    /// <summary>The company; <see cref="NotFound"/> for one that does not exist, and for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="number">The company's bare number.</param>
    /// <param name="search">Part of the name or address of the active people to name; empty for the administrators.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<OpenedCompany>> RunAsync(Actor actor, int number, string search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!actor.May(Right.KeepCompanies))
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            if (await db.Companies.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken) is not { } company)
                return new NotFound();
            var people = await PeopleAsync(db, company.Id, FieldText.SearchOf(search, 200), cancellationToken);
            var owner = await (
                from member in db.Members.AsNoTracking()
                where member.CompanyId == company.Id && member.Role == MemberRole.Owner
                join user in db.Users on member.PersonId equals user.Id
                select new CompanyOwner(user.FullName, user.Email ?? "", user.LastSeenAt, user.LastSeenAt ?? user.CreatedAt)).FirstOrDefaultAsync(cancellationToken);
            var active = await db.Members.CountAsync(row => row.CompanyId == company.Id && row.State == MemberState.Active, cancellationToken);
            var since = now - RecordedEvery;
            if (!await db.AuditEntries.AnyAsync(row => row.CompanyId == company.Id && row.At > since && row.Kind == AuditKind.CompanyOpenedByStaff && row.ActorId == actor.PersonId, cancellationToken))
            {
                db.Record(AuditKind.CompanyOpenedByStaff, company.Id, actor, now, company.Id, company.DisplayNumber);
                await db.SaveChangesAsync(cancellationToken);
            }

            return new OpenedCompany(company, owner, owner is not null && OwnerPresence.IsSilent(owner.Since, portal.OwnerSilentDays, now), portal.OwnerSilentDays, active, people);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private static async Task<IReadOnlyList<CompanyPerson>> PeopleAsync(PortalDb db, Guid companyId, string folded, CancellationToken cancellationToken)
    {
        var members = db.Members.AsNoTracking().Where(row => row.CompanyId == companyId && row.State == MemberState.Active && row.Role != MemberRole.Owner);
        members = folded.Length == 0
            ? members.Where(row => row.Role == MemberRole.Administrator)
            : members.Where(row => row.NameFolded.Contains(folded) || row.EmailFolded.Contains(folded));
        return await (
            from member in members.OrderBy(row => row.NameFolded).ThenBy(row => row.PersonId).Take(PeopleLimit)
            join user in db.Users on member.PersonId equals user.Id
            orderby member.NameFolded, member.PersonId
            select new CompanyPerson(user.Id, user.FullName, user.Email ?? "", member.Role, user.LastSeenAt)).ToListAsync(cancellationToken);
    }
}

/// <summary>A company as an Operator sees it.</summary>
/// <param name="Company">The company itself, not tracked: a copy to look at.</param>
/// <param name="Owner">The Owner; <see langword="null"/> for an erased company.</param>
/// <param name="OwnerIsSilent">Whether the Owner has not been here for <paramref name="SilentDays"/>.</param>
/// <param name="SilentDays"><c>Portal:OwnerSilentDays</c>.</param>
/// <param name="Active">How many active people it has.</param>
/// <param name="People">Administrators, or the active people found; at most <see cref="OpenCompany.PeopleLimit"/>.</param>
public sealed record OpenedCompany(Company Company, CompanyOwner? Owner, bool OwnerIsSilent, int SilentDays, int Active, IReadOnlyList<CompanyPerson> People);

/// <summary>The Owner as an Operator sees them.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Email">Address.</param>
/// <param name="LastSeenAt">When they were here last, UTC; <see langword="null"/> for never.</param>
/// <param name="Since">The same; where never, when the account was made.</param>
public sealed record CompanyOwner(string Name, string Email, DateTimeOffset? LastSeenAt, DateTimeOffset Since);

/// <summary>A person to whom the ownership can be handed over.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Name">Full name.</param>
/// <param name="Email">Address.</param>
/// <param name="Role">Role.</param>
/// <param name="LastSeenAt">When they were here last, UTC.</param>
public sealed record CompanyPerson(Guid PersonId, string Name, string Email, MemberRole Role, DateTimeOffset? LastSeenAt);
