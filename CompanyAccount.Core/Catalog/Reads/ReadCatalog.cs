using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Catalog.Reads;

/// <summary>The catalog, for the wizard and for names.</summary>
public sealed class ReadCatalog(CatalogShelf shelf)
{
    /// <summary>The catalog of today; every signed-in person may read it.</summary>
    public async Task<Outcome<ProductCatalog>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await shelf.GetAsync(cancellationToken);
    }
}
