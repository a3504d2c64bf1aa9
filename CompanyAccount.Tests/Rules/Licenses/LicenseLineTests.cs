using CompanyAccount.Core.Licenses;

namespace CompanyAccount.Tests.Rules.Licenses;

public sealed class LicenseLineTests
{
    private static readonly LicenseLine Good = new(2, " lic-1 ", "aaaaa bbbbb ccccc 00001", "KES", "corporate", "250", "2026-01-01", "31.12.2026", "");

    public static TheoryData<LicenseLine, LineFault> Faults() => new()
    {
        { Good with { Number = " " }, LineFault.NumberMissing },
        { Good with { Number = new('1', 65) }, LineFault.NumberUnusable },
        { Good with { Code = "AAAAA-BBBBB-CCCCC" }, LineFault.CodeMalformed },
        { Good with { Code = "AAAAA-BBBBB-CCCCC-0000Ж" }, LineFault.CodeMalformed },
        { Good with { Product = "unknown" }, LineFault.ProductUnknown },
        { Good with { Kind = "school" }, LineFault.KindUnknown },
        { Good with { Seats = "0" }, LineFault.SeatsUnusable },
        { Good with { Seats = "-5" }, LineFault.SeatsUnusable },
        { Good with { Seats = "много" }, LineFault.SeatsUnusable },
        { Good with { Seats = "10000001" }, LineFault.SeatsUnusable },
        { Good with { ValidFrom = "2026-02-30" }, LineFault.DateMalformed },
        { Good with { ValidTo = "12/31/2026" }, LineFault.DateMalformed },
        { Good with { ValidTo = "31.12.2025" }, LineFault.DatesReversed },
        { Good with { Blocked = "maybe" }, LineFault.BlockedUnknown },
        { Good with { IsBroken = true }, LineFault.Broken },
    };

    // Not among the theory's rows: a control character in a test's name breaks the report of the whole run.
    [Fact]
    public void A_number_with_a_control_character_is_unusable()
    {
        Assert.Null((Good with { Number = "L\u0007" }).Read(ProductOf, out var fault));
        Assert.Equal(LineFault.NumberUnusable, fault);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_line_with_a_fault_is_refused_whole(LicenseLine line, LineFault expected)
    {
        Assert.Null(line.Read(ProductOf, out var fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("corporate", "", LicenseKind.Corporate, false)]
    [InlineData("", "no", LicenseKind.Corporate, false)]
    [InlineData("Домашняя", "ДА", LicenseKind.Home, true)]
    [InlineData("HOME", "1", LicenseKind.Home, true)]
    public void A_line_is_read_in_every_writing(string kind, string blocked, LicenseKind expected, bool isBlocked)
    {
        var license = (Good with { Kind = kind, Blocked = blocked }).Read(ProductOf, out var fault);
        Assert.Equal(LineFault.None, fault);
        Assert.Equal(new("LIC-1", "AAAAA-BBBBB-CCCCC-00001", "kes", expected, 250, new(2026, 1, 1), new(2026, 12, 31), isBlocked), license);
    }

    private static string? ProductOf(string name) => name == "KES" ? "kes" : null;
}
