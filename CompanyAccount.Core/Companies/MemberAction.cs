using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>What an administrator can do to a member.</summary>
public enum MemberAction
{
    /// <summary>Let in a person who asked to join.</summary>
    Approve,

    /// <summary>Refuse a person who asked to join.</summary>
    Refuse,

    /// <summary>Make a User an Administrator.</summary>
    Promote,

    /// <summary>Make an Administrator a User.</summary>
    Demote,

    /// <summary>Let a User see all requests of the company.</summary>
    GrantSeesAll,

    /// <summary>Take that back.</summary>
    TakeSeesAll,

    /// <summary>Shut out until further notice.</summary>
    Block,

    /// <summary>Let in again.</summary>
    Unblock,

    /// <summary>Not of the company any more.</summary>
    Remove,
}

/// <summary>Who may do what to whom: the one place, asked by pages and use cases alike (guide, block 6).</summary>
public static class MemberActions
{
    /// <summary>Why it may not be done; <see langword="null"/> when it may.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What.</param>
    /// <param name="companyId">The company of the member.</param>
    /// <param name="personId">The member.</param>
    /// <param name="role">The member's role.</param>
    /// <param name="seesAll">Whether the member sees all requests by grant.</param>
    /// <param name="state">The member's state.</param>
    /// <returns><see cref="NotFound"/> for another company's member and for who manages no people.</returns>
    public static Refusal? RefusalOf(Actor actor, MemberAction action, Guid companyId, Guid personId, MemberRole role, bool seesAll, MemberState state)
    {
        if (actor is not Actor.Member member || member.CompanyId != companyId || !member.May(Right.ManagePeople))
            return new NotFound();
        if (role is MemberRole.Owner)
            return new OwnerIsUntouchable();
        if (personId == actor.PersonId)
            return new NotYourself();
        return Fits(action, role, seesAll, state) ? null : new MemberStateForbids();
    }

    /// <summary>All that may be done, in the order of <see cref="MemberAction"/>.</summary>
    public static IReadOnlyList<MemberAction> AllowedTo(Actor actor, Guid companyId, Guid personId, MemberRole role, bool seesAll, MemberState state) =>
        [.. Enum.GetValues<MemberAction>().Where(action => RefusalOf(actor, action, companyId, personId, role, seesAll, state) is null)];

    private static bool Fits(MemberAction action, MemberRole role, bool seesAll, MemberState state) => action switch
    {
        MemberAction.Approve or MemberAction.Refuse => state is MemberState.AwaitingApproval,
        MemberAction.Promote => state is MemberState.Active && role is MemberRole.User,
        MemberAction.Demote => state is MemberState.Active && role is MemberRole.Administrator,
        MemberAction.GrantSeesAll => state is MemberState.Active && role is MemberRole.User && !seesAll,
        MemberAction.TakeSeesAll => state is MemberState.Active && role is MemberRole.User && seesAll,
        MemberAction.Block => state is MemberState.Active,
        MemberAction.Unblock => state is MemberState.Blocked,
        MemberAction.Remove => state is MemberState.Active or MemberState.Blocked,
    };
}
