using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class ManagingPeople
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_removed_person_has_no_place_no_cookie_and_no_draft_any_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = await database.SubmitAsync();
        _ = (await database.Get<SaveDraft>().RunAsync(People.User, FreshId.Next(), 0, Forms.Technical, 1, Token)).Value;
        using var watcher = database.Feed.FollowEach(Topic.Person(People.User.PersonId), Topic.PeopleOf(People.Romashka));
        var stamp = await StampAsync(database);

        Assert.False((await database.Get<ChangeMember>().RunAsync(People.Administrator, People.User.PersonId, 1, MemberAction.Remove, Token)).IsRefused);

        Assert.Null(await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token));
        Assert.NotEqual(stamp, await StampAsync(database));
        Assert.True(watcher.Hints.TryRead(out _) && watcher.Hints.TryRead(out _));
        await using var db = database.Open();
        Assert.Equal("Ульяна Полевая", (await db.Requests.SingleAsync(Token)).AuthorName);
        Assert.False(await db.Drafts.AnyAsync(Token));
        var line = Assert.Single(await db.AuditEntries.ToListAsync(Token));
        Assert.Equal((AuditKind.PersonRemoved, People.Romashka, People.Administrator.PersonId, People.User.PersonId), (line.Kind, line.CompanyId, line.ActorId, line.SubjectId));
        Assert.Contains(await db.Outbox.ToListAsync(Token), row => row.Kind == nameof(CompanyEvent) && row.Read<CompanyEvent>() is PersonRemoved);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_administrators_at_once_one_wins_and_the_other_is_told(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var outcomes = await Task.WhenAll(
            database.Get<ChangeMember>().RunAsync(People.Owner, People.User.PersonId, 1, MemberAction.Promote, Token),
            database.Get<ChangeMember>().RunAsync(People.Administrator, People.User.PersonId, 1, MemberAction.Block, Token));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.IsType<ChangedMeanwhile>(Assert.Single(outcomes, outcome => outcome.IsRefused).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rights_change_at_once_and_who_manages_no_people_finds_nobody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = (await database.Get<ChangeMember>().RunAsync(People.Owner, People.User.PersonId, 1, MemberAction.Promote, Token)).Value;
        var promoted = (await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token))!;
        Assert.True(promoted.May(Right.ManagePeople));
        foreach (var actor in People.All.Where(person => person is not Actor.Member { CompanyId: var company } || company != People.Romashka || !person.May(Right.ManagePeople)))
        {
            Assert.IsType<NotFound>((await database.Get<ChangeMember>().RunAsync(actor, People.Colleague.PersonId, 1, MemberAction.Block, Token)).Refusal);
            if (!actor.May(Right.ManagePeople))
                Assert.IsType<NotFound>((await database.Get<ReadPeople>().RunAsync(actor, new(), Token)).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Five_thousand_people_are_read_a_page_at_a_time_forwards_and_backwards(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
            await ManyPeople.AddAsync(db, People.Romashka, TestDatabase.Start, Token);
        List<string> names = [];
        var filter = new PeopleFilter();
        PeoplePage page;
        while (true)
        {
            page = (await database.Get<ReadPeople>().RunAsync(People.Owner, filter, Token)).Value;
            Assert.InRange(page.Rows.Count, 1, ReadPeople.PageSize);
            names.AddRange(page.Rows.Select(row => row.Email));
            if (page.Next is null || names.Count >= 200)
                break;
            filter = new() { After = page.Next };
        }

        Assert.Equal(names.Count, names.Distinct().Count());
        var back = (await database.Get<ReadPeople>().RunAsync(People.Owner, new() { Before = page.Previous }, Token)).Value;
        Assert.Equal(names[^(page.Rows.Count + ReadPeople.PageSize)..^page.Rows.Count], back.Rows.Select(row => row.Email));
        Assert.Equal(5005, page.Counts[MemberState.Active]);
        var found = (await database.Get<ReadPeople>().RunAsync(People.Owner, new() { Search = "СЁМИН 4321" }, Token)).Value;
        Assert.Equal("p4321@romashka.example", Assert.Single(found.Rows).Email);
        var byAddress = (await database.Get<ReadPeople>().RunAsync(People.Owner, new() { Search = "P4321@" }, Token)).Value;
        Assert.Single(byAddress.Rows);
        Assert.Equal(2, (await database.Get<ReadPeople>().RunAsync(People.VectorOwner, new() { Role = MemberRole.User }, Token)).Value.Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_removed_are_shown_only_when_asked_for(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = (await database.Get<ChangeMember>().RunAsync(People.Owner, People.User.PersonId, 1, MemberAction.Remove, Token)).Value;
        var all = (await database.Get<ReadPeople>().RunAsync(People.Owner, new(), Token)).Value;
        Assert.DoesNotContain(all.Rows, row => row.PersonId == People.User.PersonId);
        Assert.Equal((4, 1), (all.Counts[MemberState.Active], all.Counts[MemberState.Removed]));
        Assert.Equal(People.User.PersonId, Assert.Single((await database.Get<ReadPeople>().RunAsync(People.Owner, new() { State = MemberState.Removed }, Token)).Value.Rows).PersonId);
    }

    private static async Task<string?> StampAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.Users.SingleAsync(row => row.Id == People.User.PersonId, Token)).SecurityStamp;
    }
}
