using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff;
using CompanyAccount.Core.Staff.Reads;
using CompanyAccount.Core.Staff.Registering;
using CompanyAccount.Core.Staff.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Staff;

public sealed class KeepingStaff
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_invited_person_gets_a_letter_whose_link_is_kept_only_as_a_hash(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.False((await database.Get<InviteStaff>().RunAsync(People.Operator, " New@Vendor.Example ", StaffRole.Engineer, Token)).IsRefused);

        await using var db = database.Open();
        var invitation = Assert.Single(await db.StaffInvitations.ToListAsync(Token));
        var mail = Assert.Single(await db.Mail.ToListAsync(Token));
        Assert.Equal(("New@vendor.example", StaffRole.Engineer, invitation.Email), (invitation.Email, invitation.Role, mail.ToAddress));
        var token = mail.Text.Split("/account/staff-invitation?token=")[1].Split('\n')[0].Trim();
        Assert.Equal(invitation.TokenHash, new LinkToken(token).Hash);
        Assert.DoesNotContain(token, invitation.TokenHash, StringComparison.Ordinal);
        Assert.Single(await db.AuditEntries.ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Inviting_again_ends_the_earlier_link(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = (await database.Get<InviteStaff>().RunAsync(People.Operator, "new@vendor.example", StaffRole.Engineer, Token)).Value;
        var first = (await WaitingAsync(database)).Id;
        database.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(InvitationState.Expired, (await WaitingAsync(database)).State);
        _ = (await database.Get<InviteStaff>().RunAsync(People.Operator, "NEW@vendor.example", StaffRole.ServiceManager, Token)).Value;
        var again = await WaitingAsync(database);
        Assert.Equal((first, InvitationState.Pending, StaffRole.ServiceManager), (again.Id, again.State, again.Role));
        await using var db = database.Open();
        Assert.Equal(2, (await db.Mail.Select(mail => mail.Text).ToListAsync(Token)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_revoked_invitation_is_gone_and_cannot_be_revoked_twice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = (await database.Get<InviteStaff>().RunAsync(People.Operator, "new@vendor.example", StaffRole.Engineer, Token)).Value;
        var id = (await WaitingAsync(database)).Id;
        Assert.False((await database.Get<RevokeStaffInvitation>().RunAsync(People.Operator, id, Token)).IsRefused);
        Assert.IsType<StaffInvitationEnded>((await database.Get<RevokeStaffInvitation>().RunAsync(People.Operator, id, Token)).Refusal);
        Assert.Empty((await database.Get<ReadStaff>().RunAsync(People.Operator, Token)).Value.Invitations);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_blocked_person_has_no_place_until_unblocked(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var watcher = database.Feed.FollowEach(Topic.Person(People.Engineer.PersonId));
        Assert.False((await database.Get<BlockStaff>().RunAsync(People.Operator, People.Engineer.PersonId, 0, blocked: true, Token)).IsRefused);
        Assert.True(watcher.Hints.TryRead(out _));
        Assert.Null(await database.Get<ActorReader>().FindAsync(People.Engineer.PersonId, Token));
        Assert.IsType<ChangedMeanwhile>((await database.Get<BlockStaff>().RunAsync(People.Operator, People.Engineer.PersonId, 0, blocked: false, Token)).Refusal);
        Assert.False((await database.Get<BlockStaff>().RunAsync(People.Operator, People.Engineer.PersonId, 1, blocked: false, Token)).IsRefused);
        Assert.Equal(People.Engineer, await database.Get<ActorReader>().FindAsync(People.Engineer.PersonId, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_role_holds_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = (await database.Get<ChangeStaffRole>().RunAsync(People.Operator, People.Engineer.PersonId, 0, StaffRole.Operator, Token)).Value;
        Assert.Equal(StaffRole.Operator, Assert.IsType<Actor.Staff>(await database.Get<ActorReader>().FindAsync(People.Engineer.PersonId, Token)).Role);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_so_one_Operator_always_remains()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Assert.IsType<OwnStaffAccount>((await database.Get<BlockStaff>().RunAsync(People.Operator, People.Operator.PersonId, 0, blocked: true, Token)).Refusal);
        Assert.IsType<OwnStaffAccount>((await database.Get<ChangeStaffRole>().RunAsync(People.Operator, People.Operator.PersonId, 0, StaffRole.Engineer, Token)).Refusal);
    }

    [Fact]
    public async Task An_address_with_an_account_is_refused_in_words()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Assert.IsType<StaffAddressTaken>((await database.Get<InviteStaff>().RunAsync(People.Operator, People.EmailOf(People.User), StaffRole.Engineer, Token)).Refusal);
        Assert.Equal(Fault.MalformedEmail, Assert.IsType<InvalidInput>((await database.Get<InviteStaff>().RunAsync(People.Operator, "a@b@c", StaffRole.Engineer, Token)).Refusal).Faults[0].Fault);
        Assert.Equal(Fault.Required, Assert.IsType<InvalidInput>((await database.Get<InviteStaff>().RunAsync(People.Operator, " ", StaffRole.Engineer, Token)).Refusal).Faults[0].Fault);
    }

    [Fact]
    public async Task Who_is_no_Operator_learns_of_no_such_thing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        foreach (var actor in People.All.Where(person => !person.May(Right.KeepStaff)))
        {
            Assert.IsType<NotFound>((await database.Get<ReadStaff>().RunAsync(actor, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<InviteStaff>().RunAsync(actor, "new@vendor.example", StaffRole.Operator, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<BlockStaff>().RunAsync(actor, People.Engineer.PersonId, 0, blocked: true, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<ChangeStaffRole>().RunAsync(actor, People.Engineer.PersonId, 0, StaffRole.Operator, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<RevokeStaffInvitation>().RunAsync(actor, FreshId.Next(), Token)).Refusal);
        }
    }

    [Fact]
    public async Task The_command_line_gives_a_link_for_an_Operator_and_mails_nobody()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var link = (await database.Get<InviteFirstOperator>().RunAsync("chief@vendor.example", Token)).Value;
        Assert.StartsWith("http://localhost:5080/account/staff-invitation?token=", link, StringComparison.Ordinal);
        var waiting = await WaitingAsync(database);
        Assert.Equal(("chief@vendor.example", StaffRole.Operator), (waiting.Email, waiting.Role));
        await using var db = database.Open();
        Assert.False(await db.Mail.AnyAsync(Token));
        Assert.IsType<StaffAddressTaken>((await database.Get<InviteFirstOperator>().RunAsync(People.EmailOf(People.Engineer), Token)).Refusal);
    }

    private static async Task<WaitingStaff> WaitingAsync(TestDatabase database) =>
        Assert.Single((await database.Get<ReadStaff>().RunAsync(People.Operator, Token)).Value.Invitations);
}
