using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.Reads;

/// <summary>The licenses of the reader's company, by number. Activation codes are masked: asking for one is a use case.</summary>
public sealed class ReadLicenses(Store store, CatalogShelf catalog, TimeProvider time)
{
    /// <summary>How many rows a page has.</summary>
    public const int PageSize = 50;

    /// <summary>The longest search looked at, in characters.</summary>
    public const int SearchLimit = 100;

    /// <summary>A page; <see cref="NotFound"/> for who has no company.</summary>
    /// <param name="actor">A member.</param>
    /// <param name="search">Part of the number or of the product's name.</param>
    /// <param name="after">The number that the page begins after; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<LicensePage>> RunAsync(Actor actor, string search, string? after, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.SeeLicenses))
            return new NotFound();
        var products = await catalog.GetAsync(cancellationToken);
        await using var db = store.Open();
        var held = db.Licenses.AsNoTracking().Where(row => row.CompanyId == member.CompanyId);
        var all = await held.CountAsync(cancellationToken);
        var matching = Matching(held, products, FieldText.SearchOf(search, SearchLimit));
#pragma warning disable CA1309 // The comparison is the database's: it is written so that EF Core translates it.
        if (after is not null)
            matching = matching.Where(row => string.Compare(row.Number, after) > 0);
#pragma warning restore CA1309
        var read = await (
            from license in matching
            join user in db.Users on license.AddedById equals user.Id into adders
            from adder in adders.DefaultIfEmpty()
            orderby license.Number
            select new { License = license, AddedBy = adder == null ? null : adder.FullName })
            .Take(PageSize + 1).ToListAsync(cancellationToken);
        var more = read.Count > PageSize;
        if (more)
            read.RemoveAt(PageSize);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var seesCodes = member.May(Right.SeeActivationCodes);
        return new LicensePage(
            [.. read.Select(row => RowOf(row.License, row.AddedBy, products, seesCodes, today))],
            all,
            more ? read[^1].License.Number : null);
    }

    private static IQueryable<License> Matching(IQueryable<License> licenses, ProductCatalog products, string folded)
    {
        if (folded.Length == 0)
            return licenses;
        var named = products.IdsNamed(folded);
        var upper = folded.ToUpperInvariant();
        return licenses.Where(row => row.Number.Contains(upper) || named.Contains(row.ProductId));
    }

    private static LicenseRow RowOf(License license, string? addedBy, ProductCatalog products, bool seesCodes, DateOnly today) => new(
        license.Id,
        license.Number,
        products.FindProduct(license.ProductId)?.Name ?? new(license.ProductId, license.ProductId),
        license.Seats,
        license.ValidFrom,
        license.ValidTo,
        LicenseStates.Of(license.ValidFrom, license.ValidTo, license.IsBlocked, today),
        LicenseStates.DaysLeft(license.ValidTo, today),
        seesCodes ? ActivationCode.Mask(license.ActivationCode) : null,
        addedBy,
        license.AddedAt);
}

/// <summary>A page of licenses.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="All">How many licenses the company holds, whatever was searched for.</param>
/// <param name="Next">The number that the next page begins after; <see langword="null"/> on the last page.</param>
public sealed record LicensePage(IReadOnlyList<LicenseRow> Rows, int All, string? Next);

/// <summary>A license of the company.</summary>
/// <param name="Id">The license.</param>
/// <param name="Number">Its number.</param>
/// <param name="Product">The product's name.</param>
/// <param name="Seats">How many devices or people it covers.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="State">How it stands today.</param>
/// <param name="DaysLeft">How many days remain until the last one.</param>
/// <param name="MaskedCode">The activation code, all but its last group hidden; <see langword="null"/> for who may not see codes.</param>
/// <param name="AddedBy">Who added it.</param>
/// <param name="AddedAt">When it was added, UTC.</param>
public sealed record LicenseRow(
    Guid Id, string Number, LocalizedText Product, int Seats, DateOnly ValidFrom, DateOnly ValidTo, LicenseState State, int DaysLeft,
    string? MaskedCode, string? AddedBy, DateTimeOffset? AddedAt);
