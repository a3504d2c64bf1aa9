using CompanyAccount.Core.Access;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CompanyAccount.Tests.Storage;

public sealed class SchemaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_migrations_make_the_schema_of_the_model(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await database.Store.MigrateAsync(Token);
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Token));
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync(Token));
        // Identity's third schema, with passkeys: what design-time factories are known to forget.
        Assert.NotNull(db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model.FindEntityType(typeof(IdentityUserPasskey<Guid>)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Migrating_twice_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        await database.Store.MigrateAsync(Token);
        Assert.Equal(Forms.Technical.Subject, (await database.FindAsync(number)).Subject);
        Assert.True(await database.Store.AnswersAsync(Token));
    }

    [Fact]
    public async Task SQLite_writes_ahead_and_guards_foreign_keys()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        Assert.Equal("wal", (await db.Database.SqlQuery<string>($"SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").ToListAsync(Token)).Single());
        Assert.Equal(1, (await db.Database.SqlQuery<long>($"SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").ToListAsync(Token)).Single());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_catalog_is_the_projects_own_and_is_filled_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await new CatalogSeed(database.Store, database.Get<CatalogShelf>()).RunAsync(Token);
        var catalog = (await database.Get<Core.Catalog.Reads.ReadCatalog>().RunAsync(People.User, Token)).Value;
        Assert.Equal((13, 47, 165), (catalog.Areas.Count, catalog.Products.Count, catalog.Products.Sum(product => catalog.VersionsOf(product.Id).Count)));
        Assert.Equal((11, 47), (catalog.Types.Count, catalog.Types.Sum(type => catalog.SubtypesOf(type.Id).Count)));
        Assert.Equal(556, catalog.Products.Sum(product => catalog.OperatingSystemsOf(product.Id).Count));
        Assert.All(catalog.Products, product => Assert.NotEmpty(catalog.OperatingSystemsOf(product.Id)));
        Assert.Equal(["12.0", "12.1"], catalog.VersionsOf("kes-windows").Where(version => version.Name is "12.0" or "12.1").Select(version => version.Name));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_catalog_that_operators_changed_stays_theirs(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
            await db.ProductVersions.Where(version => version.ProductId == "kes-linux").ExecuteDeleteAsync(Token);
        await new CatalogSeed(database.Store, database.Get<CatalogShelf>()).RunAsync(Token);
        await using (var db = database.Open())
            Assert.Equal(157, await db.ProductVersions.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Demo_data_come_once_and_are_recognized(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await database.Store.MigrateAsync(Token);
        var demo = new DemoData(database.Store, new QuickHasher(), database.Time);
        Assert.False(await demo.IsPresentAsync(Token));
        await demo.SeedAsync(Token);
        await demo.SeedAsync(Token);
        Assert.True(await demo.IsPresentAsync(Token));
        await using var db = database.Open();
        Assert.Equal((10, 2, 6, 4, 6), (
            await db.Users.CountAsync(Token), await db.Companies.CountAsync(Token), await db.Members.CountAsync(Token),
            await db.StaffAccounts.CountAsync(Token), await db.Licenses.CountAsync(Token)));
        Assert.Equal(DemoData.Addresses.Order(), (await db.Users.Select(user => user.Email!).ToListAsync(Token)).Order());
    }

    /// <summary>The real one takes a tenth of a second for each account, on purpose.</summary>
    private sealed class QuickHasher : IPasswordHasher<PortalUser>
    {
        public string HashPassword(PortalUser user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword) => PasswordVerificationResult.Success;
    }
}
