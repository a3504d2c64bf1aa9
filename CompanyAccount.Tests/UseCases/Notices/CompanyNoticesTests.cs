using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Notices;

public sealed class CompanyNoticesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_manages_people_hears_of_a_removal_once_and_the_removed_person_too(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        using var bell = database.Feed.Follow(Topic.BellOf(People.Owner.PersonId));
        _ = (await database.Get<ChangeMember>().RunAsync(People.Administrator, People.User.PersonId, 1, MemberAction.Remove, Token)).Value;
        await room.Outbox.HandleDueAsync(Token);
        await room.NewOutboxDesk().HandleDueAsync(Token);

        await using var db = database.Open();
        var mails = await db.Mail.OrderBy(mail => mail.ToAddress).Select(mail => new { mail.ToAddress, mail.Subject }).ToListAsync(Token);
        Assert.Equal(
            [(People.EmailOf(People.Owner), "CompanyAccount: Ульяна Полевая больше не в компании «Ромашка»"), (People.EmailOf(People.User), "CompanyAccount: Ваш доступ к компании «Ромашка» закрыт")],
            mails.Select(mail => (mail.ToAddress, mail.Subject)));
        Assert.True(bell.Hints.TryRead(out _));
        var view = (await database.Get<ReadBell>().RunAsync(People.Owner, Token)).Value;
        var line = Assert.Single(view.Lines);
        Assert.Equal((1, BellKind.PersonRemoved, "Ульяна Полевая", "Андрей Админов"), (view.Unread, line.Kind, line.Subject, line.ActorName));
        Assert.Empty((await database.Get<ReadBell>().RunAsync(People.Administrator, Token)).Value.Lines);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_line_is_read_by_its_own_person_only(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        _ = (await database.Get<ChangeMember>().RunAsync(People.Administrator, People.User.PersonId, 1, MemberAction.Block, Token)).Value;
        _ = (await database.Get<ChangeMember>().RunAsync(People.Administrator, People.Colleague.PersonId, 1, MemberAction.Block, Token)).Value;
        await room.Outbox.HandleDueAsync(Token);
        var lines = (await database.Get<ReadBell>().RunAsync(People.Owner, Token)).Value.Lines;
        Assert.Equal(2, lines.Count);

        _ = (await database.Get<MarkBellRead>().RunAsync(People.VectorOwner, lines[0].Id, Token)).Value;
        Assert.Equal(2, (await database.Get<ReadBell>().RunAsync(People.Owner, Token)).Value.Unread);
        _ = (await database.Get<MarkBellRead>().RunAsync(People.Owner, lines[0].Id, Token)).Value;
        Assert.Equal(1, (await database.Get<ReadBell>().RunAsync(People.Owner, Token)).Value.Unread);
        _ = (await database.Get<MarkBellRead>().RunAsync(People.Owner, null, Token)).Value;
        Assert.Equal(0, (await database.Get<ReadBell>().RunAsync(People.Owner, Token)).Value.Unread);
    }

    public static TheoryData<CompanyEvent, string> Facts()
    {
        var (id, company, admin, person, at) = (FreshId.Next(), People.Romashka, (Guid?)People.Administrator.PersonId, (Guid?)People.User.PersonId, TestDatabase.Start);
        // Letters and bells as "to:kind", mail with a capital M, bell with a B.
        return new()
        {
            { new PersonAdded(id, company, null, person, at, false), "" },
            { new PersonAdded(id, company, admin, person, at, false), "Owner:MB Administrator:MB" },
            { new PersonAdded(id, company, admin, person, at, true), "Owner:MB User:M" },
            { new JoinRequested(id, company, person, person, at), "Owner:MB Administrator:MB" },
            { new JoinRefused(id, company, admin, person, at), "User:M" },
            { new PersonRemoved(id, company, admin, person, at), "Owner:MB User:M" },
            { new PersonBlocked(id, company, admin, person, at), "Owner:MB User:M" },
            { new PersonUnblocked(id, company, admin, person, at), "User:M" },
            { new RightsChanged(id, company, admin, person, at, MemberRole.Administrator, false), "User:B" },
            { new InvitationsChanged(id, company, admin, null, at), "" },
            { new OwnershipOffered(id, company, People.Owner.PersonId, person, at), "User:MB" },
            { new OwnershipOfferEnded(id, company, person, person, at), "" },
            { new OwnershipHandedOver(id, company, person, person, at, false), "Owner:MB Administrator:MB" },
            { new CompanyChanged(id, company, admin, null, at), "" },
            { new ContractChanged(id, company, People.Operator.PersonId, null, at), "" },
            // Of a contract that is gone with its company nobody is told.
            { new ContractEnded(id, company, People.Operator.PersonId, null, at, FreshId.Next()), "" },
            { new CompanyDeleted(id, company, People.Owner.PersonId, null, at), "Administrator:M" },
            { new CompanyRestored(id, company, People.Operator.PersonId, null, at), "Owner:M Administrator:M" },
        };
    }

    [Fact]
    public void Every_kind_of_fact_stands_in_the_table() =>
        Assert.Equal(
            typeof(CompanyEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CompanyEvent))).Select(type => type.Name).Order(),
            Facts().Select(row => row.Data.Item1.GetType().Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Facts), DisableDiscoveryEnumeration = true)]
    public async Task Each_fact_tells_whom_the_table_names(CompanyEvent fact, string expected)
    {
        ArgumentNullException.ThrowIfNull(fact);
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await using (var db = room.Database.Open())
        {
            db.Outbox.Add(OutboxEvent.Of(fact.Id, fact, fact.At));
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(1, await room.Outbox.HandleDueAsync(Token));
        await using var after = room.Database.Open();
        var mailed = (await after.Mail.Select(mail => mail.PersonId).ToListAsync(Token)).ToHashSet();
        var rung = (await after.Bells.Select(bell => bell.PersonId).ToListAsync(Token)).ToHashSet();
        var told = new (string Name, Actor Who)[] { ("Owner", People.Owner), ("Administrator", People.Administrator), ("User", People.User) }
            .Where(one => mailed.Contains(one.Who.PersonId) || rung.Contains(one.Who.PersonId))
            .Select(one => $"{one.Name}:{(mailed.Contains(one.Who.PersonId) ? "M" : "")}{(rung.Contains(one.Who.PersonId) ? "B" : "")}");
        Assert.Equal(expected, string.Join(' ', told));
        Assert.Empty(mailed.Union(rung).Except([People.Owner.PersonId, People.Administrator.PersonId, People.User.PersonId]));
    }
}
