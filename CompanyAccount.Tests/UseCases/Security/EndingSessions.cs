using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Audit.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Security;
using CompanyAccount.Core.Security.Reads;
using CompanyAccount.Core.Security.Sessions;
using CompanyAccount.Core.Security.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.UseCases.Security;

public sealed class EndingSessions
{
    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_session_ends_and_the_one_in_hand_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var book = database.Get<SessionBook>();
        var here = await BeginAsync(database, People.User);
        var there = await BeginAsync(database, People.User);
        Assert.True(await book.HoldsRecentlyAsync(there, People.User.PersonId, Token));
        Assert.IsType<NotFound>((await EndAsync(database, People.User, here, here)).Refusal);
        Assert.False((await EndAsync(database, People.User, there, here)).IsRefused);
        // On the node where it was ended nobody waits for the memory of a moment ago.
        Assert.False(await book.HoldsRecentlyAsync(there, People.User.PersonId, Token));
        Assert.True(await book.HoldsAsync(here, People.User.PersonId, Token));
        var left = Assert.Single((await database.Get<ReadSessions>().RunAsync(People.User, Token)).Value);
        Assert.Equal((here, "Chrome, Linux"), (left.Id, left.Browser));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_others_end_at_once_and_the_log_keeps_how_many(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var here = await BeginAsync(database, People.User);
        await BeginAsync(database, People.User);
        await BeginAsync(database, People.User);
        var colleague = await BeginAsync(database, People.Owner);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await EndAsync(database, People.User, null, here)).IsRefused);
        Assert.Equal(here, Assert.Single((await database.Get<ReadSessions>().RunAsync(People.User, Token)).Value).Id);
        Assert.True(await database.Get<SessionBook>().HoldsAsync(colleague, People.Owner.PersonId, Token));
        var log = (await database.Get<ReadAuditLog>().RunAsync(People.Administrator, new(), ReadAuditLog.PageSize, Token)).Value;
        Assert.Equal((AuditKind.SessionsEnded, "2"), (log.Rows[0].Kind, log.Rows[0].Detail));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_ends_or_uses_the_session_of_another(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var mine = await BeginAsync(database, People.User);
        var theirs = await BeginAsync(database, People.Owner);
        Assert.IsType<NotFound>((await EndAsync(database, People.Owner, mine, theirs)).Refusal);
        Assert.True(await database.Get<SessionBook>().HoldsAsync(mine, People.User.PersonId, Token));
        Assert.False(await database.Get<SessionBook>().HoldsAsync(mine, People.Owner.PersonId, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_session_is_seen_to_some_minutes_and_vanishes_when_its_cookie_is_too_old(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var here = await BeginAsync(database, People.User);
        database.Time.Advance(TimeSpan.FromMinutes(6));
        await database.Get<SessionBook>().HoldsAsync(here, People.User.PersonId, Token);
        Assert.Equal(TestDatabase.Start.AddMinutes(6), Assert.Single((await database.Get<ReadSessions>().RunAsync(People.User, Token)).Value).LastSeenAt);
        database.Time.Advance(ReadSessions.Lifetime);
        Assert.Empty((await database.Get<ReadSessions>().RunAsync(People.User, Token)).Value);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_stays_signed_in_is_seen_and_no_silent_Owner(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var here = await BeginAsync(database, People.Owner);
        database.Time.Advance(TimeSpan.FromDays(179));
        Assert.True(await database.Get<SessionBook>().HoldsAsync(here, People.Owner.PersonId, Token));
        database.Time.Advance(TimeSpan.FromDays(2));
        Assert.False((await database.Get<OpenCompany>().RunAsync(People.Operator, 1, "", Token)).Value.OwnerIsSilent);
        database.Time.Advance(TimeSpan.FromDays(178));
        Assert.True((await database.Get<OpenCompany>().RunAsync(People.Operator, 1, "", Token)).Value.OwnerIsSilent);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signing_out_is_told_to_the_open_pages_of_the_person(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var here = await BeginAsync(database, People.User);
        using var otherTab = database.Feed.Follow(Topic.Person(People.User.PersonId));
        await database.Get<SessionBook>().EndAsync(here, Token);
        Assert.True(otherTab.Hints.TryRead(out _));
        // A cookie of an ended session that comes again tells nothing new.
        await database.Get<SessionBook>().EndAsync(here, Token);
        Assert.False(otherTab.Hints.TryRead(out _));
    }

    private static Task<Guid> BeginAsync(TestDatabase database, Actor who) =>
        database.Get<SessionBook>().BeginAsync(who.PersonId, Chrome, SignInWay.Password, Token);

    private static Task<Outcome<Done>> EndAsync(TestDatabase database, Actor who, Guid? only, Guid kept) =>
        database.Get<EndSessions>().RunAsync(who, only, kept, Token);
}
