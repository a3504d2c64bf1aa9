using CompanyAccount.Core.Catalog;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Catalog;

public sealed class ProductCatalogTests
{
    [Fact]
    public void Each_choice_narrows_the_next()
    {
        var catalog = SmallCatalog.Catalog;
        Assert.Equal(["shield", "lantern"], catalog.ProductsOf("desk").Select(product => product.Id));
        Assert.Equal(["1.0", "2.0"], catalog.VersionsOf("shield").Select(version => version.Name));
        Assert.Equal(["Orbit 7", "Orbit 8"], catalog.OperatingSystemsOf("shield").Select(system => system.Name));
        Assert.Equal(["install-local", "deploy"], catalog.SubtypesOf("install").Select(subtype => subtype.Id));
    }

    [Fact]
    public void What_is_unknown_has_nothing_under_it()
    {
        var catalog = SmallCatalog.Catalog;
        Assert.Empty(catalog.ProductsOf("moon"));
        Assert.Empty(catalog.VersionsOf("moon"));
        Assert.Empty(catalog.VersionsOf("lantern"));
        Assert.Empty(catalog.OperatingSystemsOf("moon"));
        Assert.Empty(catalog.SubtypesOf("moon"));
        Assert.Null(catalog.FindArea("moon"));
        Assert.Null(catalog.FindProduct("moon"));
        Assert.Null(catalog.FindVersion("moon"));
        Assert.Null(catalog.FindType("moon"));
        Assert.Null(catalog.FindSubtype("moon"));
    }

    [Fact]
    public void Lists_come_in_the_catalogs_order_whatever_order_the_rows_came_in()
    {
        ProtectionArea[] areas = [new("b", new("Б", "B"), 2), new("a", new("А", "A"), 1)];
        var catalog = new ProductCatalog(areas, [], [], [], [new("y", new("У", "Y"), 9), new("x", new("Х", "X"), 3)], []);
        Assert.Equal(["a", "b"], catalog.Areas.Select(area => area.Id));
        Assert.Equal(["x", "y"], catalog.Types.Select(type => type.Id));
    }

    [Theory]
    [InlineData("en", "Shield")]
    [InlineData("ru", "Щит")]
    [InlineData("de", "Щит")]
    public void A_name_is_read_in_a_language_and_in_Russian_otherwise(string language, string expected) =>
        Assert.Equal(expected, new LocalizedText("Щит", "Shield").In(language));
}
