using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>People who opened requests that the reader may see: what the list's filter by author offers.</summary>
public sealed class ReadAuthors(Store store)
{
    /// <summary>How many are offered at most; more letters bring others.</summary>
    public const int Limit = 20;

    /// <summary>The longest text looked at, in characters.</summary>
    public const int SearchLimit = 100;

    /// <summary>Authors whose name holds the text, by name.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="typed">Part of the name, for the vendor's people its beginning; empty for the first ones.</param>
    /// <param name="only">Only this person, if an author; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<Author>>> RunAsync(Actor actor, string typed, Guid? only, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (!actor.May(Right.SeeAllCompanyRequests) && !actor.May(Right.WorkOnRequests))
            return new NotAllowed();
        var folded = FieldText.SearchOf(typed, SearchLimit);
        // A company's people fit into a list; the people of all companies do not.
        if (folded.Length == 0 && only is null && actor is Actor.Staff)
            return Array.Empty<Author>();
        await using var db = store.Open();
        var seen = db.RequestsSeenBy(actor);
        var people = only is null ? db.Members.AsNoTracking() : db.Members.AsNoTracking().Where(row => row.PersonId == only);
        if (actor is Actor.Member member)
            people = people.Where(row => row.CompanyId == member.CompanyId && row.NameFolded.Contains(folded));
        else
            people = people.Where(row => row.NameFolded.StartsWith(folded));
        return await (
            from person in people
            join company in db.Companies on person.CompanyId equals company.Id
            where seen.Any(row => row.CompanyId == person.CompanyId && row.AuthorId == person.PersonId)
            orderby person.NameFolded, person.PersonId
            select new { person.PersonId, CompanyName = actor is Actor.Staff ? company.Name : null })
            .Join(db.Users, row => row.PersonId, user => user.Id, (row, user) => new Author(row.PersonId, user.FullName, row.CompanyName))
            .Take(Limit)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>A person who opened requests.</summary>
/// <param name="PersonId">The account's id.</param>
/// <param name="Name">Full name.</param>
/// <param name="CompanyName">The company's name, for the vendor's people.</param>
public sealed record Author(Guid PersonId, string Name, string? CompanyName);
