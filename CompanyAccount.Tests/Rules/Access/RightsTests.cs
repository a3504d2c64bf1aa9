using CompanyAccount.Core.Access;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Access;

/// <summary>The table of rights, cell by cell. Columns: Owner, Administrator, User, User who sees all; Engineer, ServiceManager, Operator.</summary>
public sealed class RightsTests
{
    private static readonly Dictionary<Right, string> Table = new()
    {
        [Right.OpenRequests] /*               */ = "++++ ---",
        [Right.SeeAllCompanyRequests] /*      */ = "++-+ ---",
        [Right.ActOnColleaguesRequests] /*    */ = "++-- ---",
        [Right.ManagePeople] /*               */ = "++-- ---",
        [Right.SeeCompany] /*                 */ = "++++ ---",
        [Right.SeeLicenses] /*                */ = "++++ ---",
        [Right.AddLicenses] /*                */ = "++-- ---",
        [Right.SeeActivationCodes] /*         */ = "++-- ---",
        [Right.SeeAuditLog] /*                */ = "++-- ---",
        [Right.RequireSecondFactor] /*        */ = "++-- ---",
        [Right.HandOverOwnership] /*          */ = "+--- ---",
        [Right.DeleteCompany] /*              */ = "+--- ---",
        [Right.WorkOnRequests] /*             */ = "---- ++-",
        [Right.HandleFeedback] /*             */ = "---- -+-",
        [Right.KeepIssuedLicenses] /*         */ = "---- --+",
        [Right.KeepCompanies] /*              */ = "---- --+",
        [Right.KeepTerms] /*                  */ = "---- --+",
        [Right.KeepStaff] /*                  */ = "---- --+",
        [Right.KeepMail] /*                   */ = "---- --+",
        [Right.KeepContracts] /*              */ = "---- --+",
    };

    private static readonly Actor[] People =
    [
        MemberOf(MemberRole.Owner), MemberOf(MemberRole.Administrator), MemberOf(MemberRole.User), MemberOf(MemberRole.User, seesAll: true),
        StaffOf(StaffRole.Engineer), StaffOf(StaffRole.ServiceManager), StaffOf(StaffRole.Operator),
    ];

    public static TheoryData<Right> AllRights => [.. Enum.GetValues<Right>()];

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Each_right_is_held_by_those_of_the_table_and_nobody_else(Right right)
    {
        var expected = Table[right].Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(expected, string.Concat(People.Select(person => person.May(right) ? '+' : '-')));
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Nobody_has_no_right(Right right) => Assert.False(((Actor?)null).May(right));

    private static Actor.Member MemberOf(MemberRole role, bool seesAll = false) => new(FreshId.Next(), "Имя", Bench.People.Romashka, role, seesAll);

    private static Actor.Staff StaffOf(StaffRole role) => new(FreshId.Next(), "Имя", role);
}
