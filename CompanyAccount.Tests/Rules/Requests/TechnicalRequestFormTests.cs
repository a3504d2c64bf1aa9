using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class TechnicalRequestFormTests
{
    private static readonly TechnicalRequestForm Filled = Forms.Small;

    private static readonly TechnicalRequestForm WithoutVersions = Filled with { ProductId = "lantern", VersionId = null, OperatingSystem = "Orbit 8" };

    private static readonly TechnicalRequestForm WithUpdate = Filled with { VersionId = "shield/2.0", UpdateAnswer = UpdateAnswer.UsesCertifiedVersion };

    /// <summary>Choices that another one narrows: without the first the second is unknown too.</summary>
    private static readonly Dictionary<string, string> FollowsFrom = new()
    {
        [nameof(Filled.AreaId)] = nameof(Filled.ProductId),
        [nameof(Filled.ProductId)] = nameof(Filled.OperatingSystem),
        [nameof(Filled.TypeId)] = nameof(Filled.SubtypeId),
    };

    /// <summary>A form, the field that is wrong and what is wrong with it.</summary>
    public static TheoryData<string, string, Fault> WrongForms() => new()
    {
        { "no area", nameof(Filled.AreaId), Fault.Required },
        { "unknown area", nameof(Filled.AreaId), Fault.UnknownChoice },
        { "no product", nameof(Filled.ProductId), Fault.Required },
        { "unknown product", nameof(Filled.ProductId), Fault.UnknownChoice },
        { "product of another area", nameof(Filled.ProductId), Fault.UnknownChoice },
        { "no version", nameof(Filled.VersionId), Fault.Required },
        { "unknown version", nameof(Filled.VersionId), Fault.UnknownChoice },
        { "version of another product", nameof(Filled.VersionId), Fault.UnknownChoice },
        { "version for a product without versions", nameof(Filled.VersionId), Fault.UnknownChoice },
        { "update not answered", nameof(Filled.UpdateAnswer), Fault.UpdateNotAnswered },
        { "update answered with nonsense", nameof(Filled.UpdateAnswer), Fault.UnknownChoice },
        { "no severity", nameof(Filled.Severity), Fault.Required },
        { "severity 5", nameof(Filled.Severity), Fault.UnknownChoice },
        { "severity 0", nameof(Filled.Severity), Fault.UnknownChoice },
        { "no operating system", nameof(Filled.OperatingSystem), Fault.Required },
        { "operating system of another product", nameof(Filled.OperatingSystem), Fault.UnknownChoice },
        { "no type", nameof(Filled.TypeId), Fault.Required },
        { "unknown type", nameof(Filled.TypeId), Fault.UnknownChoice },
        { "no subtype", nameof(Filled.SubtypeId), Fault.Required },
        { "unknown subtype", nameof(Filled.SubtypeId), Fault.UnknownChoice },
        { "subtype of another type", nameof(Filled.SubtypeId), Fault.UnknownChoice },
        { "no subject", nameof(Filled.Subject), Fault.Required },
        { "long subject", nameof(Filled.Subject), Fault.TooLong },
        { "subject of two lines", nameof(Filled.Subject), Fault.ControlCharacters },
        { "no description", nameof(Filled.Description), Fault.Required },
        { "description of 1 MB", nameof(Filled.Description), Fault.TooLong },
        { "description with an escape", nameof(Filled.Description), Fault.ControlCharacters },
    };

    [Theory]
    [MemberData(nameof(WrongForms))]
    public void One_thing_wrong_is_one_fault_at_its_own_field(string what, string field, Fault fault)
    {
        var faults = Form(what).FaultsOf(SmallCatalog.Catalog);
        Assert.Equal((field, fault), (faults[0].Field, faults[0].Fault));
        Assert.All(faults.Skip(1), found => Assert.Equal((FollowsFrom[field], Fault.UnknownChoice), (found.Field, found.Fault)));
    }

    [Fact]
    public void A_filled_form_has_no_fault()
    {
        foreach (var form in (TechnicalRequestForm[])[Filled, WithoutVersions, WithUpdate, WithUpdate with { UpdateAnswer = UpdateAnswer.InstalledProblemRemains }])
            Assert.Empty(form.FaultsOf(SmallCatalog.Catalog));
    }

    [Fact]
    public void A_form_at_its_limits_has_no_fault() =>
        Assert.Empty((Filled with { Subject = new('т', RequestText.SubjectLimit), Description = new('т', RequestText.BodyLimit) }).FaultsOf(SmallCatalog.Catalog));

    [Fact]
    public void An_empty_form_says_all_that_is_missing_in_the_order_of_the_wizard()
    {
        var faults = new TechnicalRequestForm().FaultsOf(SmallCatalog.Catalog);
        Assert.All(faults, fault => Assert.Equal(Fault.Required, fault.Fault));
        Assert.Equal(
            [
                nameof(Filled.AreaId), nameof(Filled.ProductId), nameof(Filled.Severity), nameof(Filled.OperatingSystem),
                nameof(Filled.TypeId), nameof(Filled.SubtypeId), nameof(Filled.Subject), nameof(Filled.Description),
            ],
            faults.Select(fault => fault.Field));
    }

    [Fact]
    public void The_form_of_the_other_tests_fits_the_small_catalog_only_while_nothing_was_forged()
    {
        var forged = Filled with { AreaId = "mail" };
        Assert.Equal(nameof(Filled.ProductId), Assert.Single(forged.FaultsOf(SmallCatalog.Catalog)).Field);
    }

    private static TechnicalRequestForm Form(string what) => what switch
    {
        "no area" => Filled with { AreaId = null, ProductId = "shield" },
        "unknown area" => Filled with { AreaId = "moon" },
        "no product" => Filled with { ProductId = "" },
        "unknown product" => Filled with { ProductId = "moon" },
        "product of another area" => Filled with { ProductId = "sieve", VersionId = "sieve/5.0", OperatingSystem = "Tide 3" },
        "no version" => Filled with { VersionId = null },
        "unknown version" => Filled with { VersionId = "shield/9.9" },
        "version of another product" => Filled with { VersionId = "sieve/5.0" },
        "version for a product without versions" => WithoutVersions with { VersionId = "shield/1.0" },
        "update not answered" => WithUpdate with { UpdateAnswer = UpdateAnswer.None },
        "update answered with nonsense" => WithUpdate with { UpdateAnswer = (UpdateAnswer)77 },
        "no severity" => Filled with { Severity = null },
        "severity 5" => Filled with { Severity = (Severity)5 },
        "severity 0" => Filled with { Severity = 0 },
        "no operating system" => Filled with { OperatingSystem = null },
        "operating system of another product" => Filled with { OperatingSystem = "Tide 3" },
        "no type" => Filled with { TypeId = null },
        "unknown type" => Filled with { TypeId = "moon" },
        "no subtype" => Filled with { SubtypeId = "" },
        "unknown subtype" => Filled with { SubtypeId = "moon" },
        "subtype of another type" => Filled with { SubtypeId = "key-lost" },
        "no subject" => Filled with { Subject = "  " },
        "long subject" => Filled with { Subject = new('т', RequestText.SubjectLimit + 1) },
        "subject of two lines" => Filled with { Subject = "Тема\r\nBcc: all@vector.example" },
        "no description" => Filled with { Description = "\n" },
        "description of 1 MB" => Filled with { Description = new('т', 1_048_576) },
        "description with an escape" => Filled with { Description = "a\u001B[31m" },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };
}
