using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class ContractChoiceTests
{
    private static readonly DateOnly From = new(2028, 2, 29);

    private static readonly ContractChoice Chosen = new(
        "MSA-7", SupportLevel.MsaPlus, From, From, NamedContactList.Parse("Иванов Иван | test@company.example | +7 000 000 00 00", 2));

    public static TheoryData<ContractChoice, string?, Fault, object?> Choices => new()
    {
        // A contract of one day, and the longest one; a year that has no 29 February ends on the 28th.
        { Chosen, null, default, null },
        { Chosen with { ValidTo = From.AddYears(SupportContract.LongestYears) }, null, default, null },
        { Chosen with { ValidFrom = DateOnly.MaxValue, ValidTo = DateOnly.MaxValue }, null, default, null },
        { Chosen with { Certificate = "" }, nameof(Chosen.Certificate), Fault.Required, null },
        { Chosen with { Certificate = "MSA\n7" }, nameof(Chosen.Certificate), Fault.ControlCharacters, null },
        { Chosen with { Certificate = new('7', SupportContract.CertificateLimit + 1) }, nameof(Chosen.Certificate), Fault.TooLong, SupportContract.CertificateLimit },
        { Chosen with { Level = SupportLevel.Standard }, nameof(Chosen.Level), Fault.UnknownChoice, null },
        { Chosen with { Level = (SupportLevel)99 }, nameof(Chosen.Level), Fault.UnknownChoice, null },
        // The terms are those of another level.
        { Chosen with { Level = SupportLevel.MsaEnterprise }, nameof(Chosen.Level), Fault.UnknownChoice, null },
        { Chosen with { ValidTo = From.AddDays(-1) }, nameof(Chosen.ValidTo), Fault.TooEarly, From },
        { Chosen with { ValidTo = From.AddYears(SupportContract.LongestYears).AddDays(1) }, nameof(Chosen.ValidTo), Fault.TooLate, From.AddYears(SupportContract.LongestYears) },
        { Chosen with { Contacts = NamedContactList.Parse("", 2) }, nameof(Chosen.Contacts), Fault.Required, null },
    };

    [Theory]
    [MemberData(nameof(Choices), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_stands_at_its_own_field(ContractChoice choice, string? field, Fault fault, object? fact)
    {
        var faults = choice.FaultsOf(Terms.Of(SupportLevel.MsaPlus));
        Assert.Equal(field is null ? [] : [(field, fault)], faults.Select(found => (found.Field, found.Fault)));
        Assert.Equal(fact, faults.SelectMany(found => found.Facts).FirstOrDefault());
    }
}
