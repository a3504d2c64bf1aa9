using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>What a request for the activation of a contract asks for (guide, block 3), kept beside its description.</summary>
public sealed record MsaActivation
{
    /// <summary>The number of the certificate.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The level: any but Standard.</summary>
    public SupportLevel? Level { get; init; }

    /// <summary>The people, one a line as typed; see <see cref="NamedContactList"/>.</summary>
    public string Contacts { get; init; } = "";

    /// <summary>All that keeps it from being sent, from the top to the bottom.</summary>
    /// <param name="terms">The terms of today.</param>
    public IReadOnlyList<FieldFault> FaultsOf(SupportTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        List<FieldFault> faults = [];
        if (FieldText.FaultOf(nameof(Certificate), Certificate, SupportContract.CertificateLimit, singleLine: true) is { } certificate)
            faults.Add(certificate);
        if (Level is null)
            faults.Add(new(nameof(Level), Fault.Required, []));
        else if (Level is SupportLevel.Standard || !Enum.IsDefined(Level.Value))
            faults.Add(new(nameof(Level), Fault.UnknownChoice, []));
        if (ListBy(terms).FaultAt(nameof(Contacts)) is { } contacts)
            faults.Add(contacts);
        return faults;
    }

    /// <summary>The people, read.</summary>
    /// <param name="terms">The terms that say how many the level allows; while no level is chosen, as many as the greatest one.</param>
    public NamedContactList ListBy(SupportTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var limit = Level is { } level && level is not SupportLevel.Standard && Enum.IsDefined(level)
            ? terms.Of(level).NamedContacts
            : terms.Levels.Max(each => each.NamedContacts);
        return NamedContactList.Parse(Contacts, limit);
    }
}
