using System.Globalization;

namespace CompanyAccount.Core.Licenses;

/// <summary>A line of an imported file, as it stands there.</summary>
/// <param name="Line">The line's number in the file, counted from 1; the header is line 1.</param>
/// <param name="Number">License number.</param>
/// <param name="Code">Activation code, in any writing that <see cref="ActivationCode"/> forgives.</param>
/// <param name="Product">Id of the product in the catalog, or its name.</param>
/// <param name="Kind"><c>corporate</c> or <c>home</c>; empty for corporate.</param>
/// <param name="Seats">A whole number.</param>
/// <param name="ValidFrom"><c>2026-01-31</c> or <c>31.01.2026</c>.</param>
/// <param name="ValidTo">The same.</param>
/// <param name="Blocked"><c>yes</c> or <c>no</c>; empty for no.</param>
public sealed record LicenseLine(int Line, string Number, string Code, string Product, string Kind, string Seats, string ValidFrom, string ValidTo, string Blocked)
{
    /// <summary>The longest license number, in characters.</summary>
    public const int NumberLimit = 64;

    /// <summary>The most seats.</summary>
    public const int SeatsLimit = 10_000_000;

    /// <summary>Whether the file cannot be read from this line on.</summary>
    public bool IsBroken { get; init; }

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd.MM.yyyy"];

    /// <summary>Reads the line: all of it, or the first thing that is wrong.</summary>
    /// <param name="productOf">Finds the id of a product by its id or name; <see langword="null"/> for none.</param>
    /// <param name="fault">What is wrong.</param>
    /// <returns>The license, or <see langword="null"/> with <paramref name="fault"/> set.</returns>
    public IssuedLicense? Read(Func<string, string?> productOf, out LineFault fault)
    {
        ArgumentNullException.ThrowIfNull(productOf);
        var number = Number.Trim().ToUpperInvariant();
        var code = ActivationCode.Parse(Code);
        var product = productOf(Product.Trim());
        var kind = KindOf(Kind);
        var blocked = YesOrNo(Blocked);
        var from = DateOf(ValidFrom);
        var to = DateOf(ValidTo);
        var countable = int.TryParse(Seats.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var seats) && seats is > 0 and <= SeatsLimit;
        fault = this switch
        {
            _ when IsBroken => LineFault.Broken,
            _ when number.Length == 0 => LineFault.NumberMissing,
            _ when number.Length > NumberLimit || number.Any(char.IsControl) => LineFault.NumberUnusable,
            _ when code is null => LineFault.CodeMalformed,
            _ when product is null => LineFault.ProductUnknown,
            _ when kind is null => LineFault.KindUnknown,
            _ when !countable => LineFault.SeatsUnusable,
            _ when from is null || to is null => LineFault.DateMalformed,
            _ when from > to => LineFault.DatesReversed,
            _ when blocked is null => LineFault.BlockedUnknown,
            _ => LineFault.None,
        };
        return fault is LineFault.None ? new(number, code!.Value.Text, product!, kind!.Value, seats, from!.Value, to!.Value, blocked!.Value) : null;
    }

    private static LicenseKind? KindOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "" or "CORPORATE" or "КОРПОРАТИВНАЯ" => LicenseKind.Corporate,
        "HOME" or "ДОМАШНЯЯ" => LicenseKind.Home,
        _ => null,
    };

    private static bool? YesOrNo(string text) => text.Trim().ToUpperInvariant() switch
    {
        "" or "0" or "NO" or "FALSE" or "НЕТ" => false,
        "1" or "YES" or "TRUE" or "ДА" => true,
        _ => null,
    };

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

/// <summary>What is wrong with a line of an imported file. Each but the first has a sentence under <c>Line_</c> + name in both languages.</summary>
public enum LineFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The file cannot be read from here on, as after a quote that is never closed.</summary>
    Broken,

    /// <summary>The license number is missing.</summary>
    NumberMissing,

    /// <summary>The license number is too long, or holds control characters.</summary>
    NumberUnusable,

    /// <summary>The activation code is none.</summary>
    CodeMalformed,

    /// <summary>The catalog has no such product.</summary>
    ProductUnknown,

    /// <summary>The kind is neither corporate nor home.</summary>
    KindUnknown,

    /// <summary>The seats are no whole number from 1 on.</summary>
    SeatsUnusable,

    /// <summary>A date is none.</summary>
    DateMalformed,

    /// <summary>The license ends before it begins.</summary>
    DatesReversed,

    /// <summary>Blocked is neither yes nor no.</summary>
    BlockedUnknown,

    /// <summary>An earlier line of the file has the same license number.</summary>
    NumberTwice,

    /// <summary>An earlier line of the file has the same activation code.</summary>
    CodeTwice,

    /// <summary>Another license has this activation code.</summary>
    CodeOfAnother,
}

/// <summary>What became of a line.</summary>
public enum LineResult
{
    /// <summary>A license that was not known.</summary>
    Added,

    /// <summary>A known license, with something changed.</summary>
    Changed,

    /// <summary>A known license, as it was.</summary>
    Unchanged,

    /// <summary>Nothing of it was taken.</summary>
    Refused,
}

/// <summary>The answer to a line.</summary>
/// <param name="Line">The line's number in the file.</param>
/// <param name="Number">The license number as it stands there, cut.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Fault">What is wrong, for <see cref="LineResult.Refused"/>.</param>
public readonly record struct LineAnswer(int Line, string Number, LineResult Result, LineFault Fault);
