using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Audit.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class RequiringASecondFactor
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_none_loses_the_portal_until_it_is_set_up(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var actors = database.Get<ActorReader>();
        Assert.NotNull(await actors.FindAsync(People.User.PersonId, Token));
        Assert.False((await database.Get<RequireSecondFactor>().RunAsync(People.Administrator, required: true, Token)).IsRefused);
        Assert.Equal(new(null, AwaitsSecondFactor: true), await actors.LookAsync(People.User.PersonId, Token));

        await using (var db = database.Open())
            await db.Users.Where(user => user.Id == People.User.PersonId).ExecuteUpdateAsync(user => user.SetProperty(row => row.TwoFactorEnabled, true), Token);
        Assert.NotNull(await actors.FindAsync(People.User.PersonId, Token));

        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await database.Get<RequireSecondFactor>().RunAsync(People.Owner, required: false, Token)).IsRefused);
        Assert.NotNull(await actors.FindAsync(People.Administrator.PersonId, Token));
        var log = (await database.Get<ReadAuditLog>().RunAsync(People.Administrator, new(), ReadAuditLog.PageSize, Token)).Value;
        Assert.Equal([(AuditKind.SecondFactorRequired, "off"), (AuditKind.SecondFactorRequired, "on")], log.Rows.Select(row => (row.Kind, row.Detail!)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_plain_user_cannot_demand_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.IsType<NotFound>((await database.Get<RequireSecondFactor>().RunAsync(People.User, required: true, Token)).Refusal);
        Assert.NotNull(await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token));
    }
}
