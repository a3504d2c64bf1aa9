using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Audit.Reads;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class KeepingCompanies
{
    private const int Romashka = 1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Operators_find_companies_by_name_number_and_address(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var (search, expected) in (IReadOnlyList<(string, int[])>)[("", [2, 1]), ("ромаш", [1]), ("C-000002", [2]), ("с-2", [2]), ("2", [2]), (People.EmailOf(People.Viewer), [1]), ("нет такой", [])])
        {
            var page = (await database.Get<ReadCompanies>().RunAsync(People.Operator, search, onlyDeleted: false, null, Token)).Value;
            Assert.Equal(expected, page.Rows.Select(row => row.Number));
        }

        Assert.Equal(1, Assert.Single((await database.Get<ReadCompanies>().RunAsync(People.Operator, "", onlyDeleted: false, 2, Token)).Value.Rows).Number);
        Assert.Empty((await database.Get<ReadCompanies>().RunAsync(People.Operator, "", onlyDeleted: true, null, Token)).Value.Rows);
        foreach (var other in People.All.Where(person => person != People.Operator))
        {
            Assert.IsType<NotFound>((await database.Get<ReadCompanies>().RunAsync(other, "", false, null, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<OpenCompany>().RunAsync(other, Romashka, "", Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<RestoreCompany>().RunAsync(other, Romashka, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<HandOverCompany>().RunAsync(other, Romashka, People.Administrator.PersonId, HandOverGround.Decision, "1", Token)).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task That_an_Operator_looked_stands_in_the_company_s_log_once_an_hour(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var opened = (await database.Get<OpenCompany>().RunAsync(People.Operator, Romashka, "", Token)).Value;
        Assert.Equal((5, People.Owner.Name, true), (opened.Active, opened.Owner?.Name, opened.OwnerIsSilent));
        Assert.Equal([People.Administrator.PersonId], opened.People.Select(person => person.PersonId));
        Assert.Equal([People.Viewer.PersonId], (await database.Get<OpenCompany>().RunAsync(People.Operator, Romashka, "обзоров", Token)).Value.People.Select(person => person.PersonId));
        Assert.Equal(1, await LooksAsync(database));
        database.Time.Advance(TimeSpan.FromHours(1));
        _ = (await database.Get<OpenCompany>().RunAsync(People.Operator, Romashka, "", Token)).Value;
        Assert.Equal(2, await LooksAsync(database));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_company_is_restored_in_time_and_not_later(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.IsType<NotFound>((await database.Get<RestoreCompany>().RunAsync(People.Operator, Romashka, Token)).Refusal);
        await DeleteAsync(database);
        Assert.Equal(Romashka, Assert.Single((await database.Get<ReadCompanies>().RunAsync(People.Operator, "", onlyDeleted: true, null, Token)).Value.Rows).Number);
        Assert.Null(await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token));
        database.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.False((await database.Get<RestoreCompany>().RunAsync(People.Operator, Romashka, Token)).IsRefused);
        Assert.NotNull(await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token));

        await DeleteAsync(database);
        database.Time.Advance(TimeSpan.FromDays(30));
        Assert.IsType<TooLateToRestore>((await database.Get<RestoreCompany>().RunAsync(People.Operator, Romashka, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Requests_of_a_deleted_company_leave_the_board_until_it_is_restored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = await database.SubmitAsync();
        var snapshot = database.Get<Core.Requests.Reads.OpenRequestSnapshot>();
        foreach (var (change, rows) in (IReadOnlyList<(Func<Task>, int)>)[(() => Task.CompletedTask, 1), (() => DeleteAsync(database), 0), (() => database.Get<RestoreCompany>().RunAsync(People.Operator, Romashka, Token), 1)])
        {
            await change();
            await snapshot.LoadAsync(Token);
            Assert.Equal(rows, (await snapshot.RowsAsync(Token)).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_ownership_is_handed_over_by_the_vendor_only_when_the_Owner_is_silent_or_a_decision_says_so(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            await db.Users.Where(row => row.Id == People.Owner.PersonId).ExecuteUpdateAsync(row => row.SetProperty(user => user.LastSeenAt, TestDatabase.Start), Token);
        }

        var handOver = database.Get<HandOverCompany>();
        Assert.IsType<OwnerIsHere>((await handOver.RunAsync(People.Operator, Romashka, People.Administrator.PersonId, HandOverGround.Silence, null, Token)).Refusal);
        Assert.IsType<InvalidInput>((await handOver.RunAsync(People.Operator, Romashka, People.Administrator.PersonId, HandOverGround.Decision, " ", Token)).Refusal);
        Assert.IsType<NotFound>((await handOver.RunAsync(People.Operator, Romashka, People.VectorOwner.PersonId, HandOverGround.Decision, "А40-1/26", Token)).Refusal);
        Assert.False((await handOver.RunAsync(People.Operator, Romashka, People.Administrator.PersonId, HandOverGround.Decision, "А40-1/26", Token)).IsRefused);
        Assert.Equal(MemberRole.Owner, Assert.IsType<Actor.Member>(await database.Get<ActorReader>().FindAsync(People.Administrator.PersonId, Token)).Role);
        Assert.Equal(MemberRole.Administrator, Assert.IsType<Actor.Member>(await database.Get<ActorReader>().FindAsync(People.Owner.PersonId, Token)).Role);

        database.Time.Advance(TimeSpan.FromDays(180));
        Assert.False((await handOver.RunAsync(People.Operator, Romashka, People.User.PersonId, HandOverGround.Silence, null, Token)).IsRefused);
        var log = (await database.Get<ReadAuditLog>().RunAsync(People.Administrator, new() { Kind = AuditKind.OwnershipHandedOver }, 10, Token)).Value.Rows;
        Assert.Equal([$"{People.User.Name}", $"{People.Administrator.Name} — А40-1/26"], log.Select(row => row.SubjectName));
    }

    internal static async Task DeleteAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var company = await db.Companies.SingleAsync(row => row.Id == People.Romashka, Token);
        _ = company.Delete(People.Owner, company.Name, TimeSpan.FromDays(30), database.Time.GetUtcNow()).Value;
        await db.SaveChangesAsync(Token);
    }

    private static async Task<int> LooksAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.AuditEntries.CountAsync(row => row.Kind == AuditKind.CompanyOpenedByStaff && row.CompanyId == People.Romashka, Token);
    }
}
