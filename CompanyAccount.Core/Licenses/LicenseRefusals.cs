using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Licenses;

/// <summary>The text can be no activation code.</summary>
public sealed record LicenseCodeMalformed : Refusal;

/// <summary>No license has this activation code.</summary>
public sealed record LicenseCodeUnknown : Refusal;

/// <summary>The license is a household's, which the vendor's other portal serves.</summary>
public sealed record LicenseIsHome : Refusal;

/// <summary>The license has ended.</summary>
/// <param name="ValidTo">Its last day.</param>
public sealed record LicenseHasExpired(DateOnly ValidTo) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [ValidTo];
}

/// <summary>The vendor blocked the license.</summary>
public sealed record LicenseIsBlocked : Refusal;

/// <summary>The company holds the license already.</summary>
/// <param name="Number">Its number.</param>
public sealed record LicenseAlreadyHeld(string Number) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Number];
}

/// <summary>Another company holds the license; which one is told to nobody. A question to support settles it.</summary>
/// <param name="MaskedCode">The code, all but its last group hidden.</param>
public sealed record LicenseConflict(string MaskedCode) : Refusal;

/// <summary>Too many codes in a row were refused to this person.</summary>
/// <param name="Minutes">After how many minutes to try again.</param>
public sealed record TooManyLicenseCodes(int Minutes) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Minutes];
}

/// <summary>The file has no column that is needed.</summary>
/// <param name="Columns">The names of what is missing, joined by commas.</param>
public sealed record MissingColumns(string Columns) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Columns];
}
