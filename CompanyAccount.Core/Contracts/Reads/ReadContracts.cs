using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>All support contracts, for Operators, the newest first, a page at a time.</summary>
public sealed class ReadContracts(Store store, SupportToday support)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>The longest search text looked at, in characters.</summary>
    public const int SearchLimit = 100;

    /// <summary>One page; <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="search">Part of the certificate or of the company's name, or the company's number.</param>
    /// <param name="only">Only these.</param>
    /// <param name="after">The contract that the page begins after; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<ContractsPage>> RunAsync(Actor actor, string search, ContractFilter only, Guid? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        var today = (await support.GetAsync(cancellationToken)).Day;
        var soon = today.AddDays(ContractStates.EndingDays);
        await using var db = store.Open();
        var contracts = Matching(db, db.ContractsSeenBy(actor).AsNoTracking(), FieldText.SearchOf(search, SearchLimit));
        contracts = only switch
        {
            ContractFilter.All => contracts,
            ContractFilter.Valid => contracts.Where(row => row.ValidFrom <= today && row.ValidTo >= today && (row.EndedOn == null || row.EndedOn > today)),
            ContractFilter.Ending => contracts.Where(row => row.ValidFrom <= today && row.ValidTo >= today && row.ValidTo <= soon && row.EndedOn == null),
            ContractFilter.Over => contracts.Where(row => row.ValidTo < today || row.EndedOn <= today),
        };
        if (after is { } last && await db.SupportContracts.Where(row => row.Id == last).Select(row => (DateTimeOffset?)row.ActivatedAt).FirstOrDefaultAsync(cancellationToken) is { } at)
            contracts = contracts.Where(row => row.ActivatedAt < at || (row.ActivatedAt == at && row.Id < last));
        var rows = await (
            from contract in contracts.OrderByDescending(row => row.ActivatedAt).ThenByDescending(row => row.Id).Take(PageSize + 1)
            join company in db.Companies on contract.CompanyId equals company.Id
            orderby contract.ActivatedAt descending, contract.Id descending
            select new { Contract = contract, company.Name, company.Number }).ToListAsync(cancellationToken);
        var page = rows.Take(PageSize).Select(row => new ContractRow(
            row.Contract.Id, row.Contract.Certificate, row.Contract.Level, row.Contract.ValidFrom, row.Contract.ValidTo, row.Contract.StateOn(today), row.Name, Company.DisplayOf(row.Number))).ToList();
        return new ContractsPage(page, rows.Count > PageSize ? page[^1].Id : null);
    }

    private static IQueryable<SupportContract> Matching(PortalDb db, IQueryable<SupportContract> contracts, string folded)
    {
        if (folded.Length == 0)
            return contracts;
        var certificate = SupportContract.FoldCertificate(folded);
        var bare = folded.StartsWith("c-", StringComparison.Ordinal) || folded.StartsWith("с-", StringComparison.Ordinal) ? folded[2..] : folded;
        var number = int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        return contracts.Where(row => row.CertificateFolded.Contains(certificate)
            || db.Companies.Any(company => company.Id == row.CompanyId && (company.Number == number || company.NameFolded.Contains(folded))));
    }
}

/// <summary>Which contracts are asked for.</summary>
public enum ContractFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those in force.</summary>
    Valid,

    /// <summary>Those in force whose end is near.</summary>
    Ending,

    /// <summary>Those that have ended.</summary>
    Over,
}

/// <summary>A page of contracts.</summary>
/// <param name="Rows">At most <see cref="ReadContracts.PageSize"/> rows.</param>
/// <param name="Next">The contract that the next page begins after; <see langword="null"/> on the last page.</param>
public sealed record ContractsPage(IReadOnlyList<ContractRow> Rows, Guid? Next);

/// <summary>A contract as Operators see it in the list.</summary>
/// <param name="Id">The contract.</param>
/// <param name="Certificate">Its certificate.</param>
/// <param name="Level">Its level.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day as agreed.</param>
/// <param name="State">How it stands today.</param>
/// <param name="CompanyName">Whose it is.</param>
/// <param name="CompanyNumber">Such as <c>C-000001</c>.</param>
public sealed record ContractRow(Guid Id, string Certificate, SupportLevel Level, DateOnly ValidFrom, DateOnly ValidTo, ContractState State, string CompanyName, string CompanyNumber);
