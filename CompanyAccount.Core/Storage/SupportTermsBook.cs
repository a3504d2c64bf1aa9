using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Live;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>All terms of support that were, are and will be in force, as this node knows them; it follows changes.</summary>
public sealed class SupportTermsBook : IDisposable
{
    private readonly Store _store;
    private readonly NodeCopy<IReadOnlyList<SupportTerms>> _history;

    /// <summary>A book of the terms in the database.</summary>
    public SupportTermsBook(Store store, LiveFeed feed, TimeProvider time)
    {
        _store = store;
        _history = new(Topic.SupportTerms, feed, time, ReadAsync);
    }

    /// <inheritdoc/>
    public void Dispose() => _history.Dispose();

    /// <summary>The terms, each with its first day; see <see cref="SupportTerms.On"/>.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with them; all of it is listed.</exception>
    internal ValueTask<IReadOnlyList<SupportTerms>> GetAsync(CancellationToken cancellationToken) => _history.GetAsync(cancellationToken);

    /// <summary>The terms, if they are good ones.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; all of it is listed.</exception>
    internal static IReadOnlyList<SupportTerms> Checked(IReadOnlyList<SupportTerms> history) => SupportTerms.FaultsOf(history) is { Count: > 0 } faults
        ? throw new InvalidDataException($"The terms of support are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
        : history;

    private async Task<IReadOnlyList<SupportTerms>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = _store.Open();
        var rows = await db.TermsVersions.AsNoTracking().OrderBy(row => row.EffectiveFrom).ToListAsync(cancellationToken);
        return Checked([.. rows.Select(row => row.Terms)]);
    }
}
