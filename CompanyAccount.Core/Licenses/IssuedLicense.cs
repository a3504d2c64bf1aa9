namespace CompanyAccount.Core.Licenses;

/// <summary>A license as the vendor's own system issued it: one line of the file that is imported.</summary>
/// <param name="Number">License number, upper case.</param>
/// <param name="ActivationCode">Activation code as it is kept.</param>
/// <param name="ProductId">The product, as in the catalog.</param>
/// <param name="Kind">Corporate or home.</param>
/// <param name="Seats">How many devices or people it covers.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, included.</param>
/// <param name="IsBlocked">Whether the vendor blocked it.</param>
public sealed record IssuedLicense(
    string Number, string ActivationCode, string ProductId, LicenseKind Kind, int Seats, DateOnly ValidFrom, DateOnly ValidTo, bool IsBlocked);
