using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Reads;

/// <summary>All companies, for Operators, newest first, a page at a time.</summary>
public sealed class ReadCompanies(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>The longest search text looked at, in characters.</summary>
    public const int SearchLimit = 200;

    /// <summary>One page; <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="search">Part of the name, the number, or a person's address.</param>
    /// <param name="onlyDeleted">Only those that can still be restored, the next to be erased first of all.</param>
    /// <param name="after">The number after which the page begins; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<CompaniesPage>> RunAsync(Actor actor, string search, bool onlyDeleted, int? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!actor.May(Right.KeepCompanies))
            return new NotFound();
        await using var db = store.Open();
        var companies = Matching(db, FieldText.SearchOf(search, SearchLimit));
        var deleted = await companies.CountAsync(row => row.EraseAt != null, cancellationToken);
        if (onlyDeleted)
            companies = companies.Where(row => row.EraseAt != null);
        if (after is { } number)
            companies = companies.Where(row => row.Number < number);
        var rows = await companies.OrderByDescending(row => row.Number).Take(PageSize + 1)
            .Select(row => new CompanyRow(
                row.Number, row.Name, row.CreatedAt, row.EraseAt, row.ErasedAt,
                db.Members.Count(member => member.CompanyId == row.Id && member.State == MemberState.Active)))
            .ToListAsync(cancellationToken);
        var next = rows.Count > PageSize ? rows[PageSize - 1].Number : (int?)null;
        return new CompaniesPage(next is null ? rows : rows[..PageSize], deleted, next);
    }

    private static IQueryable<Company> Matching(PortalDb db, string folded)
    {
        var companies = db.Companies.AsNoTracking();
        if (folded.Length == 0)
            return companies;
        var bare = folded.StartsWith("c-", StringComparison.Ordinal) || folded.StartsWith("с-", StringComparison.Ordinal) ? folded[2..] : folded;
        var number = int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        return folded.Contains('@', StringComparison.Ordinal)
            ? companies.Where(row => db.Members.Any(member => member.CompanyId == row.Id && member.EmailFolded.Contains(folded)))
            : companies.Where(row => row.Number == number || row.NameFolded.Contains(folded));
    }
}

/// <summary>A page of companies.</summary>
/// <param name="Rows">At most <see cref="ReadCompanies.PageSize"/> rows.</param>
/// <param name="Deleted">How many of those that match are deleted and can be restored.</param>
/// <param name="Next">The number after which the next page begins; <see langword="null"/> on the last.</param>
public sealed record CompaniesPage(IReadOnlyList<CompanyRow> Rows, int Deleted, int? Next);

/// <summary>A company as Operators see it in the list.</summary>
/// <param name="Number">The bare number.</param>
/// <param name="Name">The name; empty for an erased one.</param>
/// <param name="CreatedAt">Since when it is here, UTC.</param>
/// <param name="EraseAt">When it will be erased, UTC; <see langword="null"/> unless it is deleted.</param>
/// <param name="ErasedAt">When it was erased, UTC.</param>
/// <param name="People">How many active people it has.</param>
public sealed record CompanyRow(int Number, string Name, DateTimeOffset CreatedAt, DateTimeOffset? EraseAt, DateTimeOffset? ErasedAt, int People)
{
    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => Company.DisplayOf(Number);
}
