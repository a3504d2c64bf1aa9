using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Registering;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff.Registering;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class AcceptingAnInvitation
{
    private const string Address = "guest@romashka.example";

    private static readonly PersonForm Form = new() { FullName = "Гость Званый", Phone = "+7 495 000-00-00", Consent = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_invited_person_is_in_with_the_role_of_the_invitation(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = await InviteAsync(database, Address, seesAll: true);
        Assert.Equal(new OpenedInvitation(OpenedInvitationState.Open, Address, "Ромашка", People.Administrator.Name), await database.Get<OpenInvitation>().RunAsync(token, Token));

        var personId = (await AcceptAsync(database, token)).Value;
        var actor = Assert.IsType<Actor.Member>(await database.Get<ActorReader>().FindAsync(personId, Token));
        Assert.Equal((People.Romashka, MemberRole.User, true, "Гость Званый"), (actor.CompanyId, actor.Role, actor.SeesAllRequests, actor.Name));
        await using var db = database.Open();
        Assert.True((await db.Users.SingleAsync(row => row.Id == personId, Token)).EmailConfirmed);
        var fact = Assert.IsType<PersonAdded>((await db.Outbox.SingleAsync(Token)).Read<CompanyEvent>());
        Assert.Equal((People.Administrator.PersonId, personId), (fact.ActorId, fact.PersonId));
        Assert.Equal(AuditKind.InvitationAccepted, (await db.AuditEntries.SingleAsync(row => row.SubjectId == personId, Token)).Kind);

        Assert.Equal(OpenedInvitationState.Used, (await database.Get<OpenInvitation>().RunAsync(token, Token)).State);
        Assert.Equal(new InvitationUnusable(), (await AcceptAsync(database, token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_ended_invitation_says_how_it_ended_and_lets_nobody_in(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = await InviteAsync(database, Address);
        await AssertDeadAsync(database, token[..^1], OpenedInvitationState.Unknown);
        await AssertDeadAsync(database, "", OpenedInvitationState.Unknown);
        await AssertDeadAsync(database, null, OpenedInvitationState.Unknown);

        database.Time.Advance(Invitation.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(OpenedInvitationState.Open, (await database.Get<OpenInvitation>().RunAsync(token, Token)).State);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        await AssertDeadAsync(database, token, OpenedInvitationState.Expired);

        var fresh = LinkToken.Create();
        await ChangeAsync(database, invitation => invitation.SendAgain(fresh.Hash, database.Time.GetUtcNow()));
        await AssertDeadAsync(database, token, OpenedInvitationState.Unknown);
        Assert.Equal(OpenedInvitationState.Open, (await database.Get<OpenInvitation>().RunAsync(fresh.Value, Token)).State);

        await SetCompanyDeletedAsync(database, TestDatabase.Start);
        await AssertDeadAsync(database, fresh.Value, OpenedInvitationState.CompanyDeleted);
        await SetCompanyDeletedAsync(database, null);
        await ChangeAsync(database, invitation => invitation.Revoke(database.Time.GetUtcNow()));
        await AssertDeadAsync(database, fresh.Value, OpenedInvitationState.Revoked);
    }

    [Fact]
    public async Task The_invitation_is_the_companys_and_outlives_the_place_of_its_inviter()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var token = await InviteAsync(database, Address);
        await SetStateAsync(database, People.Administrator.PersonId, MemberState.Removed);
        Assert.False((await AcceptAsync(database, token)).IsRefused);
    }

    [Theory]
    [InlineData(MemberState.Removed, true, true)]
    [InlineData(MemberState.Removed, false, true)]
    [InlineData(MemberState.AwaitingApproval, false, true)]
    [InlineData(MemberState.AwaitingApproval, true, false)]
    [InlineData(MemberState.Active, true, false)]
    [InlineData(MemberState.Active, false, false)]
    [InlineData(MemberState.Blocked, false, false)]
    public async Task An_address_with_an_account_is_taken_over_only_where_it_has_no_place(MemberState state, bool elsewhere, bool taken)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var person = elsewhere ? People.VectorUser : People.User;
        await SetStateAsync(database, person.PersonId, state);
        var token = await InviteAsync(database, People.EmailOf(person));
        var outcome = await AcceptAsync(database, token);
        await using var db = database.Open();
        var user = await db.Users.SingleAsync(row => row.Id == person.PersonId, Token);
        if (!taken)
        {
            Assert.Equal(new AddressNotAccepted(), outcome.Refusal);
            Assert.Null(user.PasswordHash);
            return;
        }

        Assert.Equal(person.PersonId, outcome.Value);
        Assert.Equal(("hash", "Гость Званый"), (user.PasswordHash, user.FullName));
        Assert.NotEqual(person.PersonId.ToString("N"), user.SecurityStamp);
        var actor = Assert.IsType<Actor.Member>(await database.Get<ActorReader>().FindAsync(person.PersonId, Token));
        Assert.Equal(People.Romashka, actor.CompanyId);
    }

    [Fact]
    public async Task Nothing_that_opened_a_taken_over_account_opens_it_again()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var person = People.VectorUser.PersonId;
        await SetStateAsync(database, person, MemberState.Removed);
        await using (var before = database.Open())
        {
            (await before.Users.SingleAsync(row => row.Id == person, Token)).TwoFactorEnabled = true;
            before.UserTokens.Add(new() { UserId = person, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "KEY" });
            before.UserPasskeys.Add(new() { UserId = person, CredentialId = [1, 2, 3], Data = new() { PublicKey = [1], ClientDataJson = [1], AttestationObject = [1] } });
            before.Sessions.Add(new(FreshId.Next(), person, "Firefox", TestDatabase.Start));
            await before.SaveChangesAsync(Token);
        }

        Assert.False((await AcceptAsync(database, await InviteAsync(database, People.EmailOf(People.VectorUser)))).IsRefused);
        await using var db = database.Open();
        Assert.False((await db.Users.SingleAsync(row => row.Id == person, Token)).TwoFactorEnabled);
        Assert.Empty(await db.UserTokens.ToListAsync(Token));
        Assert.Empty(await db.UserPasskeys.ToListAsync(Token));
        Assert.NotNull((await db.Sessions.SingleAsync(Token)).EndedAt);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_used_in_two_tabs_at_once_works_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var round = 1; round <= 8; round++)
        {
            var token = await InviteAsync(database, $"tabs{round}@romashka.example");
            using var both = new Barrier(2);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
                async () =>
                {
                    both.SignalAndWait(TimeSpan.FromSeconds(20), Token);
                    return await AcceptAsync(database, token);
                },
                Token)));
            Assert.Single(outcomes, outcome => !outcome.IsRefused);
        }

        await using var db = database.Open();
        Assert.Equal(8, await db.Users.CountAsync(row => row.Email!.StartsWith("tabs"), Token));
        Assert.Equal(8, await db.Outbox.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_invited_person_of_the_vendor_gets_a_staff_account_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = LinkToken.Create();
        await using (var db = database.Open())
        {
            db.StaffInvitations.Add(new(FreshId.Next(), "new@vendor.example", StaffRole.Engineer, People.Operator.PersonId, token.Hash, TestDatabase.Start));
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(new OpenedInvitation(OpenedInvitationState.Open, "new@vendor.example", null, People.Operator.Name), await database.Get<OpenStaffInvitation>().RunAsync(token.Value, Token));
        var accept = database.Get<AcceptStaffInvitation>();
        var personId = (await accept.RunAsync(token.Value, Form, "hash", Token)).Value;
        Assert.Equal(StaffRole.Engineer, Assert.IsType<Actor.Staff>(await database.Get<ActorReader>().FindAsync(personId, Token)).Role);
        Assert.Equal(new InvitationUnusable(), (await accept.RunAsync(token.Value, Form, "hash", Token)).Refusal);
        Assert.Equal(OpenedInvitationState.Used, (await database.Get<OpenStaffInvitation>().RunAsync(token.Value, Token)).State);
        Assert.Equal(OpenedInvitationState.Unknown, (await database.Get<OpenInvitation>().RunAsync(token.Value, Token)).State);
    }

    private static Task<Outcome<Guid>> AcceptAsync(TestDatabase database, string? token) => database.Get<AcceptInvitation>().RunAsync(token, Form, "hash", Token);

    private static async Task<string> InviteAsync(TestDatabase database, string email, bool seesAll = false)
    {
        var token = LinkToken.Create();
        await using var db = database.Open();
        db.Invitations.Add(new(FreshId.Next(), People.Romashka, email, MemberRole.User, seesAll, People.Administrator.PersonId, token.Hash, database.Time.GetUtcNow()));
        await db.SaveChangesAsync(Token);
        return token.Value;
    }

    private static async Task AssertDeadAsync(TestDatabase database, string? token, OpenedInvitationState state)
    {
        Assert.Equal(OpenedInvitation.Dead(state), await database.Get<OpenInvitation>().RunAsync(token, Token));
        Assert.Equal(new InvitationUnusable(), (await AcceptAsync(database, token)).Refusal);
    }

    private static async Task ChangeAsync(TestDatabase database, Action<Invitation> change)
    {
        await using var db = database.Open();
        change(await db.Invitations.SingleAsync(Token));
        await db.SaveChangesAsync(Token);
    }

    private static async Task SetCompanyDeletedAsync(TestDatabase database, DateTimeOffset? at)
    {
        await using var db = database.Open();
        await db.Companies.Where(row => row.Id == People.Romashka).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedAt, at), Token);
    }

    private static async Task SetStateAsync(TestDatabase database, Guid personId, MemberState state)
    {
        await using var db = database.Open();
        await db.Members.Where(row => row.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), Token);
    }
}
