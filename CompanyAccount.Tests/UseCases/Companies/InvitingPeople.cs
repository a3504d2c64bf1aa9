using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class InvitingPeople
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_address_is_answered_on_its_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = await InviteAsync(database, "waiting@romashka.example");
        _ = (await database.Get<ChangeMember>().RunAsync(People.Owner, People.Colleague.PersonId, 1, MemberAction.Remove, Token)).Value;
        var answers = await InviteAsync(database, $"new@romashka.example, waiting@romashka.example\n{People.EmailOf(People.User)}; {People.EmailOf(People.VectorUser)}\n{People.EmailOf(People.Engineer)}\nкто-то\n{People.EmailOf(People.Colleague)}");
        Assert.Equal(
            [InvitationResult.Sent, InvitationResult.AlreadyInvited, InvitationResult.AlreadyMember, InvitationResult.NotPossible, InvitationResult.NotPossible, InvitationResult.Malformed, InvitationResult.Sent],
            answers.Select(answer => answer.Result));
        Assert.NotNull(answers[1].InvitationId);
        await using var db = database.Open();
        Assert.Equal(3, await db.Invitations.CountAsync(Token));
        Assert.Equal(3, await db.Mail.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Hundreds_at_once_are_one_commit_with_a_mail_each(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var answers = await InviteAsync(database, string.Join('\n', Enumerable.Range(0, 500).Select(i => $"p{i}@romashka.example")));
        Assert.Equal(500, answers.Count(answer => answer.Result is InvitationResult.Sent));
        await using var db = database.Open();
        Assert.Equal((500, 500, 500), (await db.Invitations.CountAsync(Token), await db.Mail.CountAsync(Token), await db.Invitations.Select(row => row.TokenHash).Distinct().CountAsync(Token)));
        Assert.IsType<TooManyAddresses>((await database.Get<InvitePeople>().RunAsync(People.Owner, string.Join('\n', Enumerable.Range(0, 501).Select(i => $"q{i}@romashka.example")), MemberRole.User, false, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_invitation_expires_after_seven_days_and_can_be_sent_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = await InviteAsync(database, "new@romashka.example");
        var row = Assert.Single(await ReadAsync(database, InvitationState.Pending));
        database.Time.Advance(TimeSpan.FromDays(7));
        Assert.Empty(await ReadAsync(database, InvitationState.Pending));
        Assert.Equal(InvitationState.Expired, Assert.Single(await ReadAsync(database, null)).State);
        Assert.False((await database.Get<SendInvitationAgain>().RunAsync(People.Administrator, row.Id, Token)).IsRefused);
        Assert.False((await database.Get<SendInvitationAgain>().RunAsync(People.Administrator, row.Id, Token)).IsRefused);
        Assert.Single(await ReadAsync(database, InvitationState.Pending));
        await using var db = database.Open();
        var links = await db.Mail.Select(mail => mail.Text).ToListAsync(Token);
        Assert.Equal(2, links.Distinct().Count());
        Assert.Equal(2, links.Count);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_revoked_invitation_is_over_and_the_address_can_be_invited_anew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = await InviteAsync(database, "new@romashka.example");
        var row = Assert.Single(await ReadAsync(database, null));
        Assert.False((await database.Get<RevokeInvitation>().RunAsync(People.Owner, row.Id, Token)).IsRefused);
        Assert.IsType<InvitationEnded>((await database.Get<RevokeInvitation>().RunAsync(People.Owner, row.Id, Token)).Refusal);
        Assert.IsType<InvitationEnded>((await database.Get<SendInvitationAgain>().RunAsync(People.Owner, row.Id, Token)).Refusal);
        Assert.Equal(InvitationResult.Sent, Assert.Single(await InviteAsync(database, "new@romashka.example")).Result);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task For_who_manages_no_people_and_for_strangers_there_is_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = await InviteAsync(database, "new@romashka.example");
        var row = Assert.Single(await ReadAsync(database, null));
        foreach (var actor in People.All.Where(person => person != People.Owner && person != People.Administrator))
        {
            Assert.IsType<NotFound>((await database.Get<RevokeInvitation>().RunAsync(actor, row.Id, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<SendInvitationAgain>().RunAsync(actor, row.Id, Token)).Refusal);
            if (actor.May(Right.ManagePeople))
                Assert.Empty((await database.Get<ReadInvitations>().RunAsync(actor, null, null, Token)).Value.Rows);
            else
                Assert.IsType<NotFound>((await database.Get<InvitePeople>().RunAsync(actor, "x@romashka.example", MemberRole.User, false, Token)).Refusal);
        }

        Assert.IsType<OwnerIsUntouchable>((await database.Get<InvitePeople>().RunAsync(People.Owner, "x@romashka.example", MemberRole.Owner, false, Token)).Refusal);
        Assert.Equal(InvitationState.Pending, Assert.Single(await ReadAsync(database, null)).State);
    }

    private static async Task<IReadOnlyList<InvitationAnswer>> InviteAsync(TestDatabase database, string typed) =>
        (await database.Get<InvitePeople>().RunAsync(People.Administrator, typed, MemberRole.User, false, Token)).Value;

    private static async Task<IReadOnlyList<InvitationRow>> ReadAsync(TestDatabase database, InvitationState? state) =>
        (await database.Get<ReadInvitations>().RunAsync(People.Owner, state, null, Token)).Value.Rows;
}
