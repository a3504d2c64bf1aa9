using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>What an Operator activates a contract with.</summary>
/// <param name="Certificate">The number of the certificate.</param>
/// <param name="Level">The level: any but Standard.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, included.</param>
/// <param name="Contacts">Who may open premium requests.</param>
public sealed record ContractChoice(string Certificate, SupportLevel Level, DateOnly ValidFrom, DateOnly ValidTo, NamedContactList Contacts)
{
    /// <summary>All that is wrong with it, in the order of the form.</summary>
    /// <param name="terms">The terms of the level.</param>
    public IReadOnlyList<FieldFault> FaultsOf(LevelTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        List<FieldFault> faults = [];
        if (FieldText.FaultOf(nameof(Certificate), Certificate, SupportContract.CertificateLimit, singleLine: true) is { } certificate)
            faults.Add(certificate);
        if (Level is SupportLevel.Standard || !Enum.IsDefined(Level) || Level != terms.Level)
            faults.Add(new(nameof(Level), Fault.UnknownChoice, []));
        if (ValidTo < ValidFrom)
            faults.Add(new(nameof(ValidTo), Fault.TooEarly, [ValidFrom]));
        else if (ValidTo > LatestOf(ValidFrom))
            faults.Add(new(nameof(ValidTo), Fault.TooLate, [LatestOf(ValidFrom)]));
        if (Contacts.FaultAt(nameof(Contacts)) is { } contacts)
            faults.Add(contacts);
        return faults;
    }

    private static DateOnly LatestOf(DateOnly from) =>
        from.Year > DateOnly.MaxValue.Year - SupportContract.LongestYears ? DateOnly.MaxValue : from.AddYears(SupportContract.LongestYears);
}
