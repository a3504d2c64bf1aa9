using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Profiles;

/// <summary>What a person says about themselves, changed by themselves.</summary>
public sealed record ProfileForm
{
    /// <summary>Full name as typed.</summary>
    public string FullName { get; init; } = "";

    /// <summary>Phone as typed; empty for none.</summary>
    public string Phone { get; init; } = "";

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "ru";

    /// <summary>IANA id of a zone, such as <c>Asia/Novosibirsk</c>; empty for the browser's.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>What is wrong, in the order of the fields.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        List<FieldFault> faults = [];
        if (FieldText.FaultOf(nameof(FullName), FullName, PortalUser.FullNameLimit, singleLine: true) is { } name)
            faults.Add(name);
        if (!string.IsNullOrWhiteSpace(Phone) && PhoneNumber.Parse(Phone) is null)
            faults.Add(new(nameof(Phone), Fault.MalformedPhone, []));
        if (Language is not ("ru" or "en"))
            faults.Add(new(nameof(Language), Fault.UnknownChoice, []));
        if (TimeZone.Length > 0 && (TimeZone.Length > PortalUser.TimeZoneLimit || !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)))
            faults.Add(new(nameof(TimeZone), Fault.UnknownChoice, []));
        return faults;
    }
}

/// <summary>The address cannot become the person's: another account has it. Why is told to nobody else.</summary>
public sealed record AddressTaken : Refusal;
