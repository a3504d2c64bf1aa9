using CompanyAccount.Core.Access;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Access;

public sealed class ActorTests
{
    [Theory]
    [InlineData(MemberRole.Owner, true)]
    [InlineData(MemberRole.Administrator, true)]
    [InlineData(MemberRole.User, false)]
    public void Owner_and_administrator_administer(MemberRole role, bool administers) =>
        Assert.Equal(administers, new Actor.Member(FreshId.Next(), "Имя", People.Romashka, role, seesAllRequests: true).IsAdministrator);

    [Theory]
    [InlineData(StaffRole.Engineer, true)]
    [InlineData(StaffRole.ServiceManager, true)]
    [InlineData(StaffRole.Operator, false)]
    public void Engineers_and_service_managers_work_on_requests(StaffRole role, bool works) =>
        Assert.Equal(works, new Actor.Staff(FreshId.Next(), "Имя", role).WorksOnRequests);
}
