using System.Collections.Frozen;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Catalog;

/// <summary>The whole catalog as of one moment: small (hundreds of rows), immutable, shared by all readers of a node.</summary>
public sealed class ProductCatalog
{
    private readonly FrozenDictionary<string, ProtectionArea> _areas;
    private readonly FrozenDictionary<string, Product> _products;
    private readonly FrozenDictionary<string, ProductVersion> _versions;
    private readonly FrozenDictionary<string, RequestType> _types;
    private readonly FrozenDictionary<string, RequestSubtype> _subtypes;
    private readonly ILookup<string, Product> _productsOfArea;
    private readonly ILookup<string, ProductVersion> _versionsOfProduct;
    private readonly ILookup<string, OperatingSystemVersion> _systemsOfProduct;
    private readonly ILookup<string, RequestSubtype> _subtypesOfType;

    /// <summary>A catalog of these rows, each list in its own order.</summary>
    public ProductCatalog(
        IEnumerable<ProtectionArea> areas,
        IEnumerable<Product> products,
        IEnumerable<ProductVersion> versions,
        IEnumerable<OperatingSystemVersion> operatingSystems,
        IEnumerable<RequestType> types,
        IEnumerable<RequestSubtype> subtypes)
    {
        Areas = [.. areas.OrderBy(area => area.Order)];
        Types = [.. types.OrderBy(type => type.Order)];
        var orderedProducts = products.OrderBy(product => product.Order).ToList();
        var orderedVersions = versions.OrderBy(version => version.Order).ToList();
        var orderedSubtypes = subtypes.OrderBy(subtype => subtype.Order).ToList();
        Products = orderedProducts;
        _areas = Areas.ToFrozenDictionary(area => area.Id);
        _products = orderedProducts.ToFrozenDictionary(product => product.Id);
        _versions = orderedVersions.ToFrozenDictionary(version => version.Id);
        _types = Types.ToFrozenDictionary(type => type.Id);
        _subtypes = orderedSubtypes.ToFrozenDictionary(subtype => subtype.Id);
        _productsOfArea = orderedProducts.ToLookup(product => product.AreaId);
        _versionsOfProduct = orderedVersions.ToLookup(version => version.ProductId);
        _systemsOfProduct = operatingSystems.OrderBy(system => system.Order).ToLookup(system => system.ProductId);
        _subtypesOfType = orderedSubtypes.ToLookup(subtype => subtype.TypeId);
    }

    /// <summary>Protection areas.</summary>
    public IReadOnlyList<ProtectionArea> Areas { get; }

    /// <summary>The ids of the products whose name, in either language, holds a folded text.</summary>
    /// <param name="folded">What <see cref="FieldText.SearchOf"/> made.</param>
    public IReadOnlyList<string> IdsNamed(string folded) =>
    [
        .. Products
            .Where(product => FieldText.Fold(product.Name.Ru).Contains(folded, StringComparison.Ordinal) || FieldText.Fold(product.Name.En).Contains(folded, StringComparison.Ordinal))
            .Select(product => product.Id),
    ];

    /// <summary>Products of all areas.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>Products that manage mobile devices by Apple's push notifications.</summary>
    public IEnumerable<Product> MobileProducts => Products.Where(product => product.ManagesMobileDevices is true);

    /// <summary>Request types.</summary>
    public IReadOnlyList<RequestType> Types { get; }

    /// <summary>An area by id, or <see langword="null"/>.</summary>
    public ProtectionArea? FindArea(string id) => _areas.GetValueOrDefault(id);

    /// <summary>A product by id, or <see langword="null"/>.</summary>
    public Product? FindProduct(string id) => _products.GetValueOrDefault(id);

    /// <summary>A version by id, or <see langword="null"/>.</summary>
    public ProductVersion? FindVersion(string id) => _versions.GetValueOrDefault(id);

    /// <summary>A request type by id, or <see langword="null"/>.</summary>
    public RequestType? FindType(string id) => _types.GetValueOrDefault(id);

    /// <summary>A subtype by id, or <see langword="null"/>.</summary>
    public RequestSubtype? FindSubtype(string id) => _subtypes.GetValueOrDefault(id);

    /// <summary>The products of an area; empty for an unknown one.</summary>
    public IReadOnlyList<Product> ProductsOf(string areaId) => [.. _productsOfArea[areaId]];

    /// <summary>The versions of a product; empty for an unknown one and for a product without versions.</summary>
    public IReadOnlyList<ProductVersion> VersionsOf(string productId) => [.. _versionsOfProduct[productId]];

    /// <summary>The operating system versions that a product runs on.</summary>
    public IReadOnlyList<OperatingSystemVersion> OperatingSystemsOf(string productId) => [.. _systemsOfProduct[productId]];

    /// <summary>The subtypes of a type.</summary>
    public IReadOnlyList<RequestSubtype> SubtypesOf(string typeId) => [.. _subtypesOfType[typeId]];
}
