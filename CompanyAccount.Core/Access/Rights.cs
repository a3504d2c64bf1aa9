namespace CompanyAccount.Core.Access;

/// <summary>Who may do what: the one table, asked by pages, use cases, endpoints and jobs alike (guide, blocks 4 to 6).</summary>
public static class Rights
{
    /// <summary>Whether a person may do something. A right inside a company is a right in the person's own company only.</summary>
    public static bool May(this Actor? actor, Right right) => actor switch
    {
        Actor.Member member => Has(member.Role, member.SeesAllRequests, right),
        Actor.Staff staff => Has(staff.Role, right),
        _ => false,
    };

    /// <summary>The column of a member.</summary>
    /// <param name="role">The role in the company.</param>
    /// <param name="seesAll">Whether a plain user was given the right to see all requests.</param>
    /// <param name="right">The right.</param>
    public static bool Has(MemberRole role, bool seesAll, Right right) => right switch
    {
        Right.OpenRequests or Right.SeeCompany or Right.SeeLicenses => true,
        Right.SeeAllCompanyRequests => seesAll || role is MemberRole.Administrator or MemberRole.Owner,
        Right.ActOnColleaguesRequests or Right.ManagePeople or Right.AddLicenses or Right.SeeActivationCodes
            or Right.SeeAuditLog or Right.RequireSecondFactor => role is MemberRole.Administrator or MemberRole.Owner,
        Right.HandOverOwnership or Right.DeleteCompany => role is MemberRole.Owner,
        Right.WorkOnRequests or Right.HandleFeedback or Right.KeepIssuedLicenses or Right.KeepCompanies or Right.KeepTerms or Right.KeepStaff or Right.KeepMail or Right.KeepContracts => false,
    };

    /// <summary>The column of the vendor's people.</summary>
    public static bool Has(StaffRole role, Right right) => right switch
    {
        Right.WorkOnRequests => role is StaffRole.Engineer or StaffRole.ServiceManager,
        Right.HandleFeedback => role is StaffRole.ServiceManager,
        Right.KeepIssuedLicenses or Right.KeepCompanies or Right.KeepTerms or Right.KeepStaff or Right.KeepMail or Right.KeepContracts => role is StaffRole.Operator,
        Right.OpenRequests or Right.SeeAllCompanyRequests or Right.ActOnColleaguesRequests or Right.ManagePeople or Right.SeeCompany
            or Right.SeeLicenses or Right.AddLicenses or Right.SeeActivationCodes or Right.SeeAuditLog or Right.RequireSecondFactor
            or Right.HandOverOwnership or Right.DeleteCompany => false,
    };
}
