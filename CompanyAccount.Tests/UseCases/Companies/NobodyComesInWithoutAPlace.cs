using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

/// <summary>
/// The other half of the matrix of rights: who has no place is no actor, and every use case and read takes an actor that
/// is made anew for each call. So there is nothing that a blocked, removed, deleted or unknown person could ask.
/// </summary>
public sealed class NobodyComesInWithoutAPlace
{
    public enum Loss
    {
        Blocked,
        Removed,
        AwaitsApproval,
        CompanyDeleted,
        SecondFactorLacking,
        StaffBlocked,
        AccountGone,
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider, Loss> EveryLoss()
    {
        var data = new TheoryData<DatabaseProvider, Loss>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach (var loss in Enum.GetValues<Loss>())
                data.Add(provider, loss);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryLoss))]
    public async Task Who_lost_the_place_is_no_actor_from_that_moment(DatabaseProvider provider, Loss loss)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = loss is Loss.StaffBlocked ? People.Engineer.PersonId : People.User.PersonId;
        var actors = database.Get<ActorReader>();
        Assert.NotNull(await actors.FindAsync(person, Token));
        await LoseAsync(database, loss, person);
        Assert.Null(await actors.FindAsync(person, Token));
        Assert.Equal(loss is Loss.SecondFactorLacking, (await actors.LookAsync(person, Token)).AwaitsSecondFactor);
        // What was read a moment ago is forgotten in time.
        database.Time.Advance(ActorReader.RecentLimit);
        Assert.Null(await actors.FindRecentAsync(person, Token));
    }

    [Fact]
    public async Task Nobody_is_no_actor()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Assert.Null(await database.Get<ActorReader>().FindAsync(Guid.Empty, Token));
        Assert.Null(await database.Get<ActorReader>().FindAsync(FreshId.Next(), Token));
    }

    [Fact]
    public void Every_call_asks_who_it_is_first() =>
        Assert.Empty(PortalCore.UseCasesAndReads().Where(type => type.GetMethod("RunAsync")!.GetParameters()[0].ParameterType != typeof(Actor)).Select(type => type.Name));

    private static async Task LoseAsync(TestDatabase database, Loss loss, Guid person)
    {
        await using var db = database.Open();
        switch (loss)
        {
            case Loss.Blocked or Loss.Removed:
                var action = loss is Loss.Blocked ? MemberAction.Block : MemberAction.Remove;
                Assert.False((await database.Get<ChangeMember>().RunAsync(People.Administrator, person, 1, action, Token)).IsRefused);
                break;
            case Loss.AwaitsApproval:
                await db.Members.Where(row => row.PersonId == person).ExecuteUpdateAsync(row => row.SetProperty(member => member.State, MemberState.AwaitingApproval), Token);
                break;
            case Loss.CompanyDeleted:
                await KeepingCompanies.DeleteAsync(database);
                break;
            case Loss.SecondFactorLacking:
                Assert.False((await database.Get<RequireSecondFactor>().RunAsync(People.Administrator, required: true, Token)).IsRefused);
                break;
            case Loss.StaffBlocked:
                Assert.False((await database.Get<Core.Staff.UseCases.BlockStaff>().RunAsync(People.Operator, person, 0, blocked: true, Token)).IsRefused);
                break;
            case Loss.AccountGone:
                await db.Members.Where(row => row.PersonId == person).ExecuteDeleteAsync(Token);
                await db.Users.Where(row => row.Id == person).ExecuteDeleteAsync(Token);
                break;
        }
    }
}
