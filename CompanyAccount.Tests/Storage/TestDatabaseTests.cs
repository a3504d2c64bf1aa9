using CompanyAccount.Core.Access;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Storage;

public sealed class TestDatabaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_person_is_read_back_as_the_actor_that_the_tests_use(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var person in People.All)
            Assert.Equal(person, await database.Get<ActorReader>().FindAsync(person.PersonId, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_test_does_not_see_what_another_wrote(DatabaseProvider provider)
    {
        await using var first = await TestDatabase.CreateAsync(provider);
        await using var second = await TestDatabase.CreateAsync(provider);
        await using (var db = first.Open())
            await db.Companies.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Другая"), Token);
        await using (var db = second.Open())
            Assert.Equal(["Вектор", "Ромашка"], await db.Companies.Select(row => row.Name).OrderBy(name => name).ToListAsync(Token));
    }
}
