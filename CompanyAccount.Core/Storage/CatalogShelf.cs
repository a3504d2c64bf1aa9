using CompanyAccount.Core.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Keeps the one shared copy of the catalog of this node, read from the database at first use.</summary>
public sealed class CatalogShelf(Store store) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private volatile ProductCatalog? _catalog;

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    internal async Task<ProductCatalog> GetAsync(CancellationToken cancellationToken)
    {
        if (_catalog is { } ready)
            return ready;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _catalog ??= await ReadAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    internal void Forget() => _catalog = null;

    private async Task<ProductCatalog> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return new(
            await db.ProtectionAreas.AsNoTracking().ToListAsync(cancellationToken),
            await db.Products.AsNoTracking().ToListAsync(cancellationToken),
            await db.ProductVersions.AsNoTracking().ToListAsync(cancellationToken),
            await db.OperatingSystemVersions.AsNoTracking().ToListAsync(cancellationToken),
            await db.RequestTypes.AsNoTracking().ToListAsync(cancellationToken),
            await db.RequestSubtypes.AsNoTracking().ToListAsync(cancellationToken));
    }
}
