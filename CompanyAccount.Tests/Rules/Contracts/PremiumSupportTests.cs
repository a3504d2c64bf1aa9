using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.Contracts;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class PremiumSupportTests
{
    private static readonly IncidentBalance Left = new(36, 35, 0);

    [Fact]
    public void Only_those_whom_the_contract_names_may()
    {
        var contract = Make();
        foreach (var member in People.Members)
        {
            Refusal? expected = member == People.Owner || member == People.User ? null : member.CompanyId == People.Romashka ? new NotANamedContact() : new NotFound();
            Assert.Equal(expected, RefusalOf(member, contract, Left, Today));
        }
    }

    [Theory]
    [InlineData(-1, typeof(ContractNotBegun))]
    [InlineData(0, null)]
    [InlineData(100, null)]
    [InlineData(101, typeof(ContractHasEnded))]
    public void Only_on_the_days_of_the_contract(int day, Type? refusal) =>
        Assert.Equal(refusal, RefusalOf(People.User, Make(from: Today, to: Today.AddDays(100)), Left, Today.AddDays(day))?.GetType());

    [Fact]
    public void Only_while_incidents_are_left()
    {
        var contract = Make(from: Today);
        Assert.Equal(new NoIncidentsLeft(36, contract.ValidTo), RefusalOf(People.User, contract, new(36, 40, 4), Today));
        Assert.Null(RefusalOf(People.User, contract, new(36, 40, 5), Today));
        Assert.Null(RefusalOf(People.User, contract, new(null, 4000, 0), Today));
    }

    private static Refusal? RefusalOf(Actor.Member member, SupportContract contract, IncidentBalance balance, DateOnly day) =>
        PremiumSupport.RefusalOf(member, People.EmailOf(member).ToUpperInvariant(), contract, balance, day);
}
