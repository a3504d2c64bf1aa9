using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Reads;

/// <summary>The people of the reader's company, a page at a time.</summary>
public sealed class ReadPeople(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>The longest search text looked at, in characters.</summary>
    public const int SearchLimit = 200;

    /// <summary>One page; <see cref="NotFound"/> for who manages no people.</summary>
    public async Task<Outcome<PeoplePage>> RunAsync(Actor actor, PeopleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Right.ManagePeople))
            return new NotFound();
        await using var db = store.Open();
        var matching = Matching(db.MembersManagedBy(actor).AsNoTracking(), filter);
        var counts = await matching.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var filtered = filter.State is { } state ? matching.Where(row => row.State == state) : matching.Where(row => row.State != MemberState.Removed);
        var cursor = filter.Before ?? filter.After;
        var anchor = cursor is null
            ? null
            : await db.MembersManagedBy(actor).Where(row => row.PersonId == cursor).Select(row => row.NameFolded).FirstOrDefaultAsync(cancellationToken);
        var backwards = anchor is not null && filter.Before is not null;
        var page = await (
            from member in Keyset(filtered, anchor, cursor, backwards).Take(PageSize + 1)
            join user in db.Users on member.PersonId equals user.Id
            // A join keeps no order; and only the database knows its own order of names.
            orderby member.NameFolded, member.PersonId
            select new PersonRow(user.Id, user.FullName, user.Email ?? "", user.PhoneNumber, member.Role, member.SeesAllRequests, member.State, member.JoinedAt, user.LastSeenAt, member.Version))
            .ToListAsync(cancellationToken);
        var more = page.Count > PageSize;
        if (more)
            page.RemoveAt(backwards ? 0 : PageSize);
        var (hasNext, hasPrevious) = backwards ? (true, more) : (more, anchor is not null);
        return new PeoplePage(
            page,
            counts.ToDictionary(count => count.Key, count => count.Count),
            hasNext && page.Count > 0 ? page[^1].PersonId : null,
            hasPrevious && page.Count > 0 ? page[0].PersonId : null);
    }

    private static IQueryable<Member> Matching(IQueryable<Member> members, PeopleFilter filter)
    {
        if (filter.Role is { } role)
            members = members.Where(row => row.Role == role);
        var folded = FieldText.SearchOf(filter.Search, SearchLimit);
        return folded.Length == 0 ? members : members.Where(row => row.NameFolded.Contains(folded) || row.EmailFolded.Contains(folded));
    }

    // A page begins after a person, not at an offset: the last page costs what the first one costs.
    internal static IQueryable<Member> Keyset(IQueryable<Member> members, string? name, Guid? personId, bool backwards)
    {
        if (name is null || personId is not { } id)
            return members.OrderBy(row => row.NameFolded).ThenBy(row => row.PersonId);
#pragma warning disable CA1309 // The comparison is the database's: it is written so that EF Core translates it.
        return backwards
            ? members.Where(row => string.Compare(row.NameFolded, name) < 0 || (row.NameFolded == name && row.PersonId < id)).OrderByDescending(row => row.NameFolded).ThenByDescending(row => row.PersonId)
            : members.Where(row => string.Compare(row.NameFolded, name) > 0 || (row.NameFolded == name && row.PersonId > id)).OrderBy(row => row.NameFolded).ThenBy(row => row.PersonId);
#pragma warning restore CA1309
    }
}
