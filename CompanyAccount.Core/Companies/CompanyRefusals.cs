using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>Nobody changes, blocks or removes the Owner: the ownership is handed over first (guide, block 6).</summary>
public sealed record OwnerIsUntouchable : Refusal;

/// <summary>Nobody blocks, removes or demotes themselves: a colleague does.</summary>
public sealed record NotYourself : Refusal;

/// <summary>The member's state does not allow this: a blocked person cannot be blocked again, a removed one not be promoted.</summary>
public sealed record MemberStateForbids : Refusal;

/// <summary>The invitation is accepted or was taken back.</summary>
public sealed record InvitationEnded : Refusal;

/// <summary>More addresses at once than are taken.</summary>
/// <param name="Limit">The most that are taken.</param>
public sealed record TooManyAddresses(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit];
}

/// <summary>The company has mailed as many invitations in a day as it may.</summary>
/// <param name="Limit">The most a day.</param>
public sealed record InvitationsSpent(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit];
}

/// <summary>Too many wrong passwords were typed to confirm something.</summary>
public sealed record PasswordLocked : Refusal;

/// <summary>The Owner was here within <c>Portal:OwnerSilentDays</c>; an Operator does not decide over their head.</summary>
public sealed record OwnerIsHere : Refusal;

/// <summary>The time in which a deleted company can be restored is over; what it held is being erased.</summary>
public sealed record TooLateToRestore : Refusal;
