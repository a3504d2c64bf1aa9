using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class KeepingViews
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_view_is_saved_replaced_renamed_and_deleted_by_its_person_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var mine = (await SaveAsync(database, People.User, " Печать ", "q=печать")).Value;
        var second = (await SaveAsync(database, People.User, "Мои", "mine=1")).Value;
        Assert.Equal(mine, (await SaveAsync(database, People.User, "Печать", "q=принтер")).Value);
        await SaveAsync(database, People.Owner, "Печать", "q=чужое");
        Assert.Equal([("Мои", "mine=1"), ("Печать", "q=принтер")], await ViewsAsync(database, People.User));

        Assert.Equal(Fault.NameTaken, Assert.IsType<InvalidInput>((await database.Get<RenameView>().RunAsync(People.User, second, "Печать", Token)).Refusal).Faults.Single().Fault);
        Assert.IsType<InvalidInput>((await database.Get<RenameView>().RunAsync(People.User, second, " ", Token)).Refusal);
        Assert.IsType<NotFound>((await database.Get<RenameView>().RunAsync(People.Owner, second, "Моё", Token)).Refusal);
        Assert.IsType<NotFound>((await database.Get<DeleteView>().RunAsync(People.Owner, second, Token)).Refusal);
        Assert.False((await database.Get<RenameView>().RunAsync(People.User, second, "А мои", Token)).IsRefused);
        Assert.Equal([("А мои", "mine=1"), ("Печать", "q=принтер")], await ViewsAsync(database, People.User));

        Assert.False((await database.Get<DeleteView>().RunAsync(People.User, mine, Token)).IsRefused);
        Assert.IsType<NotFound>((await database.Get<DeleteView>().RunAsync(People.User, mine, Token)).Refusal);
        Assert.Equal([("А мои", "mine=1")], await ViewsAsync(database, People.User));
        Assert.Equal([("Печать", "q=чужое")], await ViewsAsync(database, People.Owner));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_person_keeps_twenty_views_and_can_still_replace_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < SavedView.MostOfAPerson; i++)
            Assert.False((await SaveAsync(database, People.Engineer, $"Вид {i:D2}", "mine=1")).IsRefused);
        Assert.Equal(SavedView.MostOfAPerson, Assert.IsType<TooManyViews>((await SaveAsync(database, People.Engineer, "Ещё", "mine=1")).Refusal).Limit);
        Assert.False((await SaveAsync(database, People.Engineer, "Вид 07", "")).IsRefused);
        Assert.Equal(SavedView.MostOfAPerson, (await ViewsAsync(database, People.Engineer)).Count());
    }

    private static Task<Outcome<Guid>> SaveAsync(TestDatabase database, Actor person, string name, string query) =>
        database.Get<SaveView>().RunAsync(person, name, query, Token);

    private static async Task<IEnumerable<(string, string)>> ViewsAsync(TestDatabase database, Actor person) =>
        (await database.Get<ReadSavedViews>().RunAsync(person, Token)).Value.Select(view => (view.Name, view.Query));
}
