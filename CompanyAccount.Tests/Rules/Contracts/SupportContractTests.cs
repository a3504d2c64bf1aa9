using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.Contracts;
using Terms = CompanyAccount.Tests.Bench.Terms;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class SupportContractTests
{
    private static readonly LevelTerms Plus = Terms.Of(SupportLevel.MsaPlus);

    private static readonly ContractChoice Choice = new("MSA-2", SupportLevel.MsaPlus, Today, Today.AddYears(1), ListOf(2));

    [Fact]
    public void An_operator_activates_a_contract_with_the_terms_of_the_day()
    {
        var request = FreshId.Next();
        var contract = SupportContract.Activate(People.Operator, People.Romashka, Choice with { Certificate = " MSA-2 " }, Plus, [], request, TestDatabase.Start).Value;
        Assert.Equal((People.Romashka, "MSA-2", SupportLevel.MsaPlus, Today, Today.AddYears(1), request, 1),
            (contract.CompanyId, contract.Certificate, contract.Level, contract.ValidFrom, contract.ValidTo, contract.RequestId, contract.Version));
        Assert.Same(Plus, contract.Terms);
        Assert.Equal(2, contract.Contacts.Count);
    }

    [Fact]
    public void Nobody_else_activates_or_changes_a_contract()
    {
        foreach (var person in People.All.Where(person => person != People.Operator))
        {
            var contract = Make();
            Assert.IsType<NotFound>(SupportContract.Activate(person, People.Romashka, Choice, Plus, [], null, TestDatabase.Start).Refusal);
            Assert.IsType<NotFound>(contract.ChangeContacts(person, ListOf(1)).Refusal);
            Assert.IsType<NotFound>(contract.Renew(person, contract.ValidTo.AddDays(1), []).Refusal);
            Assert.IsType<NotFound>(contract.End(person, "Причина", Today).Refusal);
            Assert.Equal(1, contract.Version);
        }
    }

    public static TheoryData<string, string, Fault> WrongChoices => new()
    {
        { "certificate", nameof(ContractChoice.Certificate), Fault.Required },
        { "level", nameof(ContractChoice.Level), Fault.UnknownChoice },
        { "backwards", nameof(ContractChoice.ValidTo), Fault.TooEarly },
        { "forever", nameof(ContractChoice.ValidTo), Fault.TooLate },
        { "nobody", nameof(ContractChoice.Contacts), Fault.Required },
        { "too many", nameof(ContractChoice.Contacts), Fault.FaultyLines },
    };

    [Theory]
    [MemberData(nameof(WrongChoices))]
    public void Wrong_data_is_refused_at_its_field(string what, string field, Fault fault)
    {
        var choice = what switch
        {
            "certificate" => Choice with { Certificate = "  " },
            "level" => Choice with { Level = SupportLevel.Standard },
            "backwards" => Choice with { ValidTo = Today.AddDays(-1) },
            "forever" => Choice with { ValidTo = DateOnly.MaxValue },
            "nobody" => Choice with { Contacts = ListOf(0) },
            _ => Choice with { Contacts = ListOf(3) },
        };
        var refusal = Assert.IsType<InvalidInput>(SupportContract.Activate(People.Operator, People.Romashka, choice, Plus, [], null, TestDatabase.Start).Refusal);
        Assert.Equal((field, fault), Assert.Single(refusal.Faults.Select(each => (each.Field, each.Fault))));
    }

    [Theory]
    [InlineData(-400, -1, false)]
    [InlineData(-400, 0, true)]
    [InlineData(10, 20, true)]
    [InlineData(365, 700, true)]
    [InlineData(366, 700, false)]
    public void Two_contracts_of_a_company_are_never_in_force_on_one_day(int from, int to, bool overlaps)
    {
        var other = Make(from: Today.AddDays(from), to: Today.AddDays(to));
        var refusal = SupportContract.Activate(People.Operator, People.Romashka, Choice with { ValidTo = Today.AddDays(365) }, Plus, [other], null, TestDatabase.Start).Refusal;
        Assert.Equal(overlaps ? new ContractsOverlap("MSA-1", Today.AddDays(from), Today.AddDays(to)) : null, refusal);
    }

    [Fact]
    public void A_contract_that_was_ended_makes_room_for_another_on_the_same_day()
    {
        var other = Make();
        _ = other.End(People.Operator, "Переход на другой уровень", Today).Value;
        Assert.Null(SupportContract.Activate(People.Operator, People.Romashka, Choice, Plus, [other], null, TestDatabase.Start).Refusal);
    }

    [Theory]
    [InlineData(-61, ContractState.NotYetValid, false)]
    [InlineData(-60, ContractState.Active, true)]
    [InlineData(0, ContractState.Active, true)]
    [InlineData(240, ContractState.Ending, true)]
    [InlineData(300, ContractState.Ending, true)]
    [InlineData(301, ContractState.Expired, false)]
    public void The_first_and_the_last_day_count(int day, ContractState state, bool valid)
    {
        var contract = Make(from: Today.AddDays(-60), to: Today.AddDays(300));
        Assert.Equal((state, valid), (contract.StateOn(Today.AddDays(day)), contract.IsValidOn(Today.AddDays(day))));
    }

    [Fact]
    public void A_contract_ended_early_gives_nothing_from_that_day_on()
    {
        var contract = Make();
        Assert.IsType<InvalidInput>(contract.End(People.Operator, " ", Today).Refusal);
        _ = contract.End(People.Operator, " Не оплачен ", Today).Value;
        Assert.Equal((ContractState.Ended, "Не оплачен", Today.AddDays(-1), 2), (contract.StateOn(Today), contract.EndReason, contract.LastDay, contract.Version));
        Assert.True(contract.IsValidOn(Today.AddDays(-1)));
        Assert.False(contract.IsValidOn(Today));
        Assert.IsType<ContractWasEnded>(contract.End(People.Operator, "Ещё раз", Today).Refusal);
        Assert.IsType<ContractWasEnded>(contract.Renew(People.Operator, contract.ValidTo.AddDays(1), []).Refusal);
        Assert.Null(contract.ReminderDueOn(contract.ValidTo));
    }

    [Fact]
    public void A_renewal_goes_forward_and_into_no_other_contract()
    {
        var contract = Make();
        var last = contract.ValidTo;
        contract.MarkReminded(60);
        Assert.IsType<InvalidInput>(contract.Renew(People.Operator, last, []).Refusal);
        Assert.IsType<InvalidInput>(contract.Renew(People.Operator, DateOnly.MaxValue, []).Refusal);
        var next = Make(from: last.AddDays(10), to: last.AddDays(300));
        Assert.IsType<ContractsOverlap>(contract.Renew(People.Operator, last.AddDays(10), [contract, next]).Refusal);
        Assert.Equal(last, contract.ValidTo);
        _ = contract.Renew(People.Operator, last.AddDays(9), [contract, next]).Value;
        Assert.Equal((last.AddDays(9), (int?)null, 3), (contract.ValidTo, contract.RemindedDays, contract.Version));
    }

    [Fact]
    public void The_longest_renewal_and_the_last_day_are_still_in_time()
    {
        var contract = Make();
        var longest = contract.ValidFrom.AddYears(SupportContract.LongestYears);
        Assert.Equal(Fault.TooLate, Assert.IsType<InvalidInput>(contract.Renew(People.Operator, longest.AddDays(1), []).Refusal).Faults[0].Fault);
        Assert.Null(contract.Renew(People.Operator, longest, []).Refusal);
        Assert.Equal(7, contract.ReminderDueOn(longest));
        Assert.IsType<ContractWasEnded>(contract.End(People.Operator, "Поздно", longest.AddDays(1)).Refusal);
        Assert.Null(contract.End(People.Operator, "В последний день", longest).Refusal);
        Assert.Equal(longest.AddDays(-1), contract.LastDay);
    }

    [Theory]
    [InlineData("2024-02-29", "2024-02-29", 1, "2024-02-29", "2025-02-27")]
    [InlineData("2024-02-29", "2025-02-27", 1, "2024-02-29", "2025-02-27")]
    [InlineData("2024-02-29", "2025-02-28", 2, "2025-02-28", "2026-02-27")]
    [InlineData("2024-02-29", "2028-02-28", 4, "2027-02-28", "2028-02-28")]
    [InlineData("2024-02-29", "2028-02-29", 5, "2028-02-29", "2029-02-27")]
    [InlineData("2026-11-23", "2027-11-22", 1, "2026-11-23", "2027-11-22")]
    [InlineData("2026-11-23", "2027-11-23", 2, "2027-11-23", "2028-11-22")]
    [InlineData("2026-11-23", "2025-01-01", 1, "2026-11-23", "2027-11-22")]
    public void Contract_years_count_from_the_first_day(string from, string day, int number, string yearFrom, string yearTo)
    {
        var contract = Make(from: DateOnly.Parse(from, null), to: DateOnly.Parse(from, null).AddYears(8));
        Assert.Equal(new ContractYear(number, DateOnly.Parse(yearFrom, null), DateOnly.Parse(yearTo, null)), contract.YearOf(DateOnly.Parse(day, null)));
    }

    [Fact]
    public void The_last_contract_year_ends_with_the_contract() =>
        Assert.Equal(new ContractYear(1, Today, Today.AddDays(100)), Make(from: Today, to: Today.AddDays(100)).YearOf(Today.AddDays(50)));

    [Fact]
    public void Whoever_stays_named_stays_the_person_that_was_found()
    {
        var contract = Make(SupportLevel.MsaPlus);
        contract.Contacts[0].Bind(People.Owner.PersonId);
        _ = contract.ChangeContacts(People.Operator, NamedContactList.Parse($"{LineOf(People.Viewer)}\n{LineOf(People.Owner)}", 2)).Value;
        Assert.Equal([null, People.Owner.PersonId], contract.Contacts.Select(contact => contact.PersonId));
        Assert.True(contract.Contacts[1].Names(People.Owner.PersonId, "OTHER@BENCH.EXAMPLE"));
        Assert.False(contract.Contacts[1].Names(People.User.PersonId, contract.Contacts[1].NormalizedEmail));
    }

    [Theory]
    [InlineData("MSA-2026 001", "msa—2026001")]
    [InlineData("msa 1", "MSA1")]
    public void Certificates_that_look_alike_are_one(string one, string other) =>
        Assert.Equal(SupportContract.FoldCertificate(one), SupportContract.FoldCertificate(other));

    public static TheoryData<int, int?, int?> Reminders => new() { { 61, null, null }, { 60, null, 60 }, { 31, 60, null }, { 30, 60, 30 }, { 20, null, 30 }, { 7, 30, 7 }, { 0, 7, null }, { -1, null, null } };

    [Theory]
    [MemberData(nameof(Reminders))]
    public void A_reminder_is_due_at_60_30_and_7_days_once(int left, int? reminded, int? due)
    {
        var contract = Make(to: Today.AddDays(left));
        if (reminded is { } days)
            contract.MarkReminded(days);
        Assert.Equal(due, contract.ReminderDueOn(Today));
    }

    private static NamedContactList ListOf(int people) =>
        NamedContactList.Parse(string.Join('\n', Enumerable.Range(1, people).Select(number => $"Имя {number} | p{number}@company.example | 8000000000{number}")), 2);
}
