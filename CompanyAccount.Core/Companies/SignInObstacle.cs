namespace CompanyAccount.Core.Companies;

/// <summary>Why a person with the right password cannot come in.</summary>
public enum SignInObstacle
{
    /// <summary>The address is not confirmed yet.</summary>
    NotConfirmed,

    /// <summary>An administrator of the company has to approve first.</summary>
    AwaitingApproval,

    /// <summary>An administrator shut the person out.</summary>
    Blocked,

    /// <summary>The person is of no company any more.</summary>
    Removed,

    /// <summary>The Owner deleted the company's account.</summary>
    CompanyDeleted,

    /// <summary>An Operator shut the staff account out.</summary>
    StaffBlocked,
}

/// <summary>Who can come in, said once for the sign-in page; <see cref="Access.ActorReader"/> says the same for each call.</summary>
public static class SignInObstacles
{
    /// <summary>What stands in a person's way; <see langword="null"/> for nothing.</summary>
    /// <param name="confirmed">Whether the address is confirmed.</param>
    /// <param name="member">The place in a company, if there is one.</param>
    /// <param name="companyDeleted">Whether that company's account is deleted.</param>
    /// <param name="staffBlocked">Whether the staff account is shut out, if there is one.</param>
    public static SignInObstacle? Of(bool confirmed, MemberState? member, bool companyDeleted, bool? staffBlocked) => (member, staffBlocked) switch
    {
        _ when !confirmed => SignInObstacle.NotConfirmed,
        (MemberState.Removed, _) or (null, null) => SignInObstacle.Removed,
        (not null, _) when companyDeleted => SignInObstacle.CompanyDeleted,
        (MemberState.AwaitingApproval, _) => SignInObstacle.AwaitingApproval,
        (MemberState.Blocked, _) => SignInObstacle.Blocked,
        (_, true) => SignInObstacle.StaffBlocked,
        _ => null,
    };
}
