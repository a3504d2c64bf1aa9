using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Companies;

/// <summary>Who may do what to whom, for every actor × action × role × state.</summary>
public sealed class MemberActionsTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Start;

    /// <summary>What an administrator may do to somebody else who is not the Owner.</summary>
    private static readonly Dictionary<(MemberRole Role, bool SeesAll, MemberState State), MemberAction[]> Table = new()
    {
        [(MemberRole.User, false, MemberState.Active)] = [MemberAction.Promote, MemberAction.GrantSeesAll, MemberAction.Block, MemberAction.Remove],
        [(MemberRole.User, true, MemberState.Active)] = [MemberAction.Promote, MemberAction.TakeSeesAll, MemberAction.Block, MemberAction.Remove],
        [(MemberRole.Administrator, false, MemberState.Active)] = [MemberAction.Demote, MemberAction.Block, MemberAction.Remove],
        [(MemberRole.User, false, MemberState.AwaitingApproval)] = [MemberAction.Approve, MemberAction.Refuse],
        [(MemberRole.User, false, MemberState.Blocked)] = [MemberAction.Unblock, MemberAction.Remove],
        [(MemberRole.User, true, MemberState.Blocked)] = [MemberAction.Unblock, MemberAction.Remove],
        [(MemberRole.Administrator, false, MemberState.Blocked)] = [MemberAction.Unblock, MemberAction.Remove],
        [(MemberRole.User, false, MemberState.Removed)] = [],
    };

    [Fact]
    public void Owner_and_administrators_may_do_what_the_table_says()
    {
        foreach (var actor in (Actor[])[People.Owner, People.Administrator])
        {
            foreach (var ((role, seesAll, state), allowed) in Table)
                Assert.Equal(allowed, MemberActions.AllowedTo(actor, People.Romashka, People.Colleague.PersonId, role, seesAll, state));
        }
    }

    [Fact]
    public void Nobody_touches_the_Owner()
    {
        foreach (var actor in (Actor[])[People.Owner, People.Administrator])
        {
            foreach (var action in Enum.GetValues<MemberAction>())
                Assert.IsType<OwnerIsUntouchable>(MemberActions.RefusalOf(actor, action, People.Romashka, People.Owner.PersonId, MemberRole.Owner, false, MemberState.Active));
        }
    }

    [Fact]
    public void Nobody_does_anything_to_themselves()
    {
        foreach (var action in Enum.GetValues<MemberAction>())
            Assert.IsType<NotYourself>(MemberActions.RefusalOf(People.Administrator, action, People.Romashka, People.Administrator.PersonId, MemberRole.Administrator, false, MemberState.Active));
    }

    [Fact]
    public void For_anybody_else_there_is_no_such_member()
    {
        foreach (var actor in People.All.Where(person => person != People.Owner && person != People.Administrator))
        {
            foreach (var action in Enum.GetValues<MemberAction>())
            {
                foreach (var (role, seesAll, state) in Table.Keys)
                    Assert.IsType<NotFound>(MemberActions.RefusalOf(actor, action, People.Romashka, People.Colleague.PersonId, role, seesAll, state));
            }
        }
    }

    [Theory]
    [InlineData(MemberAction.Approve, MemberState.AwaitingApproval, MemberRole.User, false, MemberState.Active, MemberRole.User, false, typeof(PersonAdded))]
    [InlineData(MemberAction.Refuse, MemberState.AwaitingApproval, MemberRole.User, false, MemberState.Removed, MemberRole.User, false, typeof(JoinRefused))]
    [InlineData(MemberAction.Promote, MemberState.Active, MemberRole.User, true, MemberState.Active, MemberRole.Administrator, false, typeof(RightsChanged))]
    [InlineData(MemberAction.Demote, MemberState.Active, MemberRole.Administrator, false, MemberState.Active, MemberRole.User, false, typeof(RightsChanged))]
    [InlineData(MemberAction.GrantSeesAll, MemberState.Active, MemberRole.User, false, MemberState.Active, MemberRole.User, true, typeof(RightsChanged))]
    [InlineData(MemberAction.TakeSeesAll, MemberState.Active, MemberRole.User, true, MemberState.Active, MemberRole.User, false, typeof(RightsChanged))]
    [InlineData(MemberAction.Block, MemberState.Active, MemberRole.Administrator, false, MemberState.Blocked, MemberRole.Administrator, false, typeof(PersonBlocked))]
    [InlineData(MemberAction.Unblock, MemberState.Blocked, MemberRole.User, true, MemberState.Active, MemberRole.User, true, typeof(PersonUnblocked))]
    [InlineData(MemberAction.Remove, MemberState.Blocked, MemberRole.Administrator, false, MemberState.Removed, MemberRole.User, false, typeof(PersonRemoved))]
    public void An_action_moves_the_member_and_leaves_its_fact(
        MemberAction action, MemberState from, MemberRole role, bool seesAll, MemberState to, MemberRole newRole, bool newSeesAll, Type fact)
    {
        var member = MemberOf(role, seesAll, from);
        var outcome = member.Apply(People.Owner, action, Now);
        Assert.Equal((to, newRole, newSeesAll), (member.State, member.Role, member.SeesAllRequests));
        Assert.IsType(fact, outcome.Value);
        Assert.Equal((People.Romashka, (Guid?)People.Owner.PersonId, (Guid?)member.PersonId), (outcome.Value.CompanyId, outcome.Value.ActorId, outcome.Value.PersonId));
    }

    [Fact]
    public void A_refused_action_changes_nothing()
    {
        var member = MemberOf(MemberRole.User, false, MemberState.Active);
        var before = (member.State, member.Role, member.SeesAllRequests, member.Version);
        Assert.IsType<MemberStateForbids>(member.Apply(People.Owner, MemberAction.Approve, Now).Refusal);
        Assert.Equal(before, (member.State, member.Role, member.SeesAllRequests, member.Version));
    }

    [Fact]
    public void Only_who_was_removed_can_come_to_another_company()
    {
        var member = MemberOf(MemberRole.User, false, MemberState.Active);
        Assert.Throws<InvalidOperationException>(() => member.ComeBack(People.Vector, MemberRole.User, false, MemberState.Active, Now));
        _ = member.Apply(People.Owner, MemberAction.Remove, Now).Value;
        member.ComeBack(People.Vector, MemberRole.Administrator, false, MemberState.Active, Now);
        Assert.Equal((People.Vector, MemberRole.Administrator, MemberState.Active), (member.CompanyId, member.Role, member.State));
    }

    private static Member MemberOf(MemberRole role, bool seesAll, MemberState state) =>
        new(FreshId.Next(), People.Romashka, role, seesAll, "Новый Человек", "new@romashka.example", state, Now);
}
