using System.Text.Json;
using System.Text.Json.Serialization;
using CompanyAccount.Core.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage.Seeding;

/// <summary>Fills an empty catalog from the project's own copy of <c>catalog.json</c>. A catalog that has rows is the operators' and stays as it is, but for marks that are newer than it.</summary>
public sealed class CatalogSeed(Store store, CatalogShelf shelf)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Fills the catalog, in one transaction, if it is empty.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (await db.ProtectionAreas.AnyAsync(cancellationToken))
        {
            await MarkAsync(db, cancellationToken);
            return;
        }

        var file = Read();
        var order = 0;
        foreach (var area in file.ProtectionAreas)
        {
            db.ProtectionAreas.Add(new(area.Id, new(area.Ru, area.En), order++));
            foreach (var product in area.Products)
                AddProduct(db, area.Id, product, order++);
        }

        foreach (var type in file.RequestTypes)
        {
            db.RequestTypes.Add(new(type.Id, new(type.Ru, type.En), order++));
            foreach (var subtype in type.Subtypes)
                db.RequestSubtypes.Add(new(subtype.Id, type.Id, new(subtype.Ru, subtype.En), CoverageOf(subtype), subtype.GuideBlock2Rule, subtype.OfferInstead, order++));
        }

        await db.SaveChangesAsync(cancellationToken);
        shelf.Forget();
    }

    // Products from before the mark. What is marked once, an operator's product too, is not touched again.
    private async Task MarkAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var unmarked = await db.Products.Where(row => row.ManagesMobileDevices == null).ToListAsync(cancellationToken);
        if (unmarked.Count == 0)
            return;
        var mobile = Read().ProtectionAreas.SelectMany(area => area.Products).Where(product => product.ManagesMobileDevices).Select(product => product.Id).ToHashSet();
        foreach (var product in unmarked)
            product.Mark(mobile.Contains(product.Id));
        await db.SaveChangesAsync(cancellationToken);
        shelf.Forget();
    }

    private static void AddProduct(PortalDb db, string areaId, ProductEntry product, int order)
    {
        db.Products.Add(new(product.Id, areaId, new(product.Ru, product.En), order, product.ManagesMobileDevices));
        var place = 0;
        foreach (var version in product.Versions)
            db.ProductVersions.Add(new(product.Id, version.Version, version.Build, version.Certified is true, version.RecommendedUpdate, version.Support == "ended", place++));
        foreach (var (platform, names) in product.OperatingSystems)
        {
            foreach (var name in names)
                db.OperatingSystemVersions.Add(new(product.Id, name, platform, place++));
        }
    }

    private static StandardCoverage CoverageOf(SubtypeEntry subtype) => subtype.StandardSupport switch
    {
        "yes" => StandardCoverage.Covered,
        "partial" => StandardCoverage.Partial,
        "no" => StandardCoverage.NotCovered,
        var other => throw new InvalidDataException($"catalog.json: subtype {subtype.Id} has standardSupport '{other}'."),
    };

    private static CatalogFile Read()
    {
        using var stream = typeof(CatalogSeed).Assembly.GetManifestResourceStream("CompanyAccount.Core.Storage.Seeding.Data.catalog.json")
            ?? throw new InvalidDataException("catalog.json is not embedded.");
        return JsonSerializer.Deserialize<CatalogFile>(stream, Format) ?? throw new InvalidDataException("catalog.json is empty.");
    }

    private sealed record CatalogFile(
        [property: JsonRequired] List<AreaEntry> ProtectionAreas,
        [property: JsonRequired] List<TypeEntry> RequestTypes);

    private sealed record AreaEntry(string Id, string Ru, string En, List<ProductEntry> Products);

    private sealed record ProductEntry(string Id, string Ru, string En, Dictionary<string, List<string>> OperatingSystems, List<VersionEntry> Versions, bool ManagesMobileDevices = false);

    private sealed record VersionEntry(string Version, string? Build, bool? Certified, string? RecommendedUpdate, string? Support);

    private sealed record TypeEntry(string Id, string Ru, string En, List<SubtypeEntry> Subtypes);

    private sealed record SubtypeEntry(string Id, string Ru, string En, string StandardSupport, int? GuideBlock2Rule, string? OfferInstead);
}
