using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Storage;

public sealed class CatalogSeedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_catalog_from_before_the_mark_of_mobile_products_gets_it_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await db.Products.ExecuteUpdateAsync(set => set.SetProperty(row => row.ManagesMobileDevices, (bool?)null), Token);
        // An operator has said so of one already, against our own file.
        await db.Products.Where(row => row.Id == "ksmm").ExecuteUpdateAsync(set => set.SetProperty(row => row.ManagesMobileDevices, (bool?)false), Token);
        using var shelf = new CatalogShelf(database.Store);
        await new CatalogSeed(database.Store, shelf).RunAsync(Token);
        await new CatalogSeed(database.Store, shelf).RunAsync(Token);
        Assert.Equal(["kes-cloud", "ksc-windows", "next"], await db.Products.Where(row => row.ManagesMobileDevices == true).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Token));
        Assert.False(await db.Products.AnyAsync(row => row.ManagesMobileDevices == null, Token));
    }
}
