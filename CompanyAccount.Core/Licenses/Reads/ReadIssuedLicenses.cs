using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.Reads;

/// <summary>All licenses that the vendor issued, by number, a page at a time.</summary>
public sealed class ReadIssuedLicenses(Store store, CatalogShelf catalog, TimeProvider time)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>The longest search text looked at, in characters.</summary>
    public const int SearchLimit = 100;

    /// <summary>One page; <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="search">Part of the number, a whole activation code, part of the product's or the company's name.</param>
    /// <param name="only">Only these.</param>
    /// <param name="after">The number that the page begins after; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<IssuedPage>> RunAsync(Actor actor, string search, IssuedFilter only, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!actor.May(Right.KeepIssuedLicenses))
            return new NotFound();
        var products = await catalog.GetAsync(cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var db = store.Open();
        var all = await db.Licenses.CountAsync(cancellationToken);
        var licenses = Matching(db, products, search);
        licenses = only switch
        {
            IssuedFilter.All => licenses,
            IssuedFilter.Free => licenses.Where(row => row.CompanyId == null),
            IssuedFilter.Held => licenses.Where(row => row.CompanyId != null),
            IssuedFilter.Expired => licenses.Where(row => row.ValidTo < today),
            IssuedFilter.Blocked => licenses.Where(row => row.IsBlocked),
        };
#pragma warning disable CA1309 // The comparison is the database's: it is written so that EF Core translates it.
        if (after is not null)
            licenses = licenses.Where(row => string.Compare(row.Number, after) > 0);
#pragma warning restore CA1309
        var read = await (
            from license in licenses.OrderBy(row => row.Number).Take(PageSize + 1)
            join company in db.Companies on license.CompanyId equals company.Id into holders
            from holder in holders.DefaultIfEmpty()
            orderby license.Number
            select new { License = license, Company = holder == null ? null : holder.Name, Number = holder == null ? (int?)null : holder.Number }).ToListAsync(cancellationToken);
        var more = read.Count > PageSize;
        if (more)
            read.RemoveAt(PageSize);
        return new IssuedPage(
            [
                .. read.Select(row => new IssuedRow(
                    row.License.Id, row.License.Number, ActivationCode.Mask(row.License.ActivationCode), products.FindProduct(row.License.ProductId)?.Name ?? new(row.License.ProductId, row.License.ProductId),
                    row.License.Kind, row.License.Seats, row.License.ValidTo, LicenseStates.Of(row.License.ValidFrom, row.License.ValidTo, row.License.IsBlocked, today),
                    LicenseStates.DaysLeft(row.License.ValidTo, today), row.Company, row.Number, row.License.Version)),
            ],
            all,
            more ? read[^1].License.Number : null);
    }

    private static IQueryable<License> Matching(PortalDb db, ProductCatalog products, string search)
    {
        var licenses = db.Licenses.AsNoTracking();
        var folded = FieldText.SearchOf(search, SearchLimit);
        if (folded.Length == 0)
            return licenses;
        if (ActivationCode.Parse(search) is { } code)
            return licenses.Where(row => row.ActivationCode == code.Text);
        var upper = folded.ToUpperInvariant();
        var named = products.IdsNamed(folded);
        return licenses.Where(row => row.Number.Contains(upper) || named.Contains(row.ProductId) || db.Companies.Any(company => company.Id == row.CompanyId && company.NameFolded.Contains(folded)));
    }
}

/// <summary>Which licenses are asked for.</summary>
public enum IssuedFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that no company has added.</summary>
    Free,

    /// <summary>Those that a company holds.</summary>
    Held,

    /// <summary>Those whose last day is over.</summary>
    Expired,

    /// <summary>Those that the vendor blocked.</summary>
    Blocked,
}

/// <summary>A page of issued licenses.</summary>
/// <param name="Rows">At most <see cref="ReadIssuedLicenses.PageSize"/> rows.</param>
/// <param name="All">How many there are, whatever was searched for.</param>
/// <param name="Next">The number that the next page begins after; <see langword="null"/> on the last page.</param>
public sealed record IssuedPage(IReadOnlyList<IssuedRow> Rows, int All, string? Next);

/// <summary>An issued license as Operators see it.</summary>
/// <param name="Id">The license.</param>
/// <param name="Number">Its number.</param>
/// <param name="MaskedCode">The activation code, all but its last group hidden.</param>
/// <param name="Product">The product's name.</param>
/// <param name="Kind">Corporate or home.</param>
/// <param name="Seats">How many devices or people it covers.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="State">How it stands today.</param>
/// <param name="DaysLeft">How many days remain until the last one.</param>
/// <param name="Company">The name of the company that holds it.</param>
/// <param name="CompanyNumber">Its bare number.</param>
/// <param name="Version">The version to change.</param>
public sealed record IssuedRow(
    Guid Id, string Number, string MaskedCode, LocalizedText Product, LicenseKind Kind, int Seats, DateOnly ValidTo, LicenseState State, int DaysLeft,
    string? Company, int? CompanyNumber, int Version);
