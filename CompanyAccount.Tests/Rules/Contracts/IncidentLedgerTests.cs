using CompanyAccount.Core.Contracts;
using CompanyAccount.Tests.Bench;
using CsCheck;
using static CompanyAccount.Tests.Bench.Contracts;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class IncidentLedgerTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Start;

    [Fact]
    public void A_year_gives_as_many_as_the_terms_say_and_a_new_year_as_many_again()
    {
        var contract = Make(SupportLevel.MsaStart, Today, Today.AddYears(2));
        var ledger = new IncidentLedger(contract, []);
        for (var number = 0; number < 6; number++)
            _ = ledger.Take(FreshId.Next(), Today, Now).Value;
        Assert.Equal(new NoIncidentsLeft(6, Today.AddYears(1).AddDays(-1)), ledger.Take(FreshId.Next(), Today.AddYears(1).AddDays(-1), Now).Refusal);
        _ = ledger.Take(FreshId.Next(), Today.AddYears(1), Now).Value;
        Assert.Equal((0, 5), (ledger.BalanceOf(contract.YearOf(Today)).Left, ledger.BalanceOf(contract.YearOf(Today.AddYears(1))).Left));
    }

    [Fact]
    public void A_request_takes_one_once_and_is_given_it_back_once()
    {
        var contract = Make();
        var ledger = new IncidentLedger(contract, []);
        var request = FreshId.Next();
        Assert.Null(ledger.GiveBack(request, Now));
        Assert.Same(ledger.Take(request, Today, Now).Value, ledger.Take(request, Today, Now).Value);
        Assert.Equal(35, ledger.BalanceOf(contract.YearOf(Today)).Left);
        Assert.NotNull(ledger.GiveBack(request, Now));
        Assert.Null(ledger.GiveBack(request, Now));
        Assert.Equal(36, ledger.BalanceOf(contract.YearOf(Today)).Left);
        Assert.Equal([IncidentKind.Taken, IncidentKind.GivenBack], ledger.Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public void What_comes_back_late_counts_in_the_year_that_it_was_taken_of()
    {
        var contract = Make(SupportLevel.MsaStart, Today.AddYears(-1).AddDays(1), Today.AddYears(2));
        var ledger = new IncidentLedger(contract, []);
        var request = FreshId.Next();
        var first = contract.YearOf(Today);
        _ = ledger.Take(request, Today, Now).Value;
        var back = ledger.GiveBack(request, Now.AddDays(5))!;
        Assert.Equal(first.From, back.YearFrom);
        Assert.Equal((6, 6), (ledger.BalanceOf(first).Left, ledger.BalanceOf(contract.YearOf(Today.AddDays(5))).Left));
    }

    [Fact]
    public void Enterprise_has_no_limit()
    {
        var contract = Make(SupportLevel.MsaEnterprise);
        var ledger = new IncidentLedger(contract, []);
        for (var number = 0; number < 100; number++)
            _ = ledger.Take(FreshId.Next(), Today, Now).Value;
        var balance = ledger.BalanceOf(contract.YearOf(Today));
        Assert.Equal((null, 100, true), (balance.Left, balance.Used, balance.HasLeft));
    }

    [Fact]
    public void Whatever_the_order_a_year_never_gives_more_than_it_has_nor_less_than_none()
    {
        var step = Gen.Select(Gen.Int[0, 11], Gen.Bool, Gen.Int[0, 800]);
        step.Array[0, 60].Sample(steps =>
        {
            var contract = Make(SupportLevel.MsaStart, Today, Today.AddYears(3));
            var ledger = new IncidentLedger(contract, []);
            var requests = Enumerable.Range(0, 12).Select(_ => FreshId.Next()).ToList();
            foreach (var (who, takes, day) in steps)
            {
                var before = ledger.Entries.Count;
                if (takes)
                    Assert.True(ledger.Take(requests[who], Today.AddDays(day), Now).Refusal is null or NoIncidentsLeft);
                else
                    _ = ledger.GiveBack(requests[who], Now);
                Assert.InRange(ledger.Entries.Count - before, 0, 1);
                for (var year = 0; year < 3; year++)
                {
                    var balance = ledger.BalanceOf(contract.YearOf(Today.AddYears(year)));
                    Assert.InRange(balance.Taken - balance.GivenBack, 0, 6);
                    Assert.Equal(6 - balance.Taken + balance.GivenBack, balance.Left);
                }
            }

            Assert.Equal(ledger.Entries.Count, ledger.Entries.DistinctBy(entry => (entry.RequestId, entry.Kind)).Count());
        });
    }
}
