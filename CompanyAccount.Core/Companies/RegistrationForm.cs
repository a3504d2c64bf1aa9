using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>What a person sends who registers by an activation code.</summary>
public sealed record RegistrationForm
{
    /// <summary>The longest activation code looked at, in characters.</summary>
    public const int CodeLimit = 100;

    /// <summary>Name, phone, consent.</summary>
    public PersonForm Person { get; init; } = new();

    /// <summary>Address as typed.</summary>
    public string? Email { get; init; }

    /// <summary>Name of the company as typed.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Activation code as typed.</summary>
    public string? Code { get; init; }

    /// <summary>License number as typed; <see langword="null"/> while the form has not asked for it.</summary>
    public string? LicenseNumber { get; init; }

    /// <summary>What is wrong, in the order of the fields; whether the code is known, only the database can tell.</summary>
    public IReadOnlyList<FieldFault> Faults() =>
    [
        .. new[]
        {
            Person.NameFault(),
            EmailFault(),
            Person.PhoneFault(),
            FieldText.FaultOf(nameof(CompanyName), CompanyName, Company.NameLimit, singleLine: true),
            FieldText.FaultOf(nameof(Code), Code, CodeLimit, singleLine: true),
            LicenseNumber is null ? null : FieldText.FaultOf(nameof(LicenseNumber), LicenseNumber, JoiningDetails.LicenseNumberLimit, singleLine: true),
            Person.ConsentFault(),
        }.OfType<FieldFault>(),
    ];

    private FieldFault? EmailFault() =>
        string.IsNullOrWhiteSpace(Email) ? new(nameof(Email), Fault.Required, [])
        : EmailAddress.Parse(Email) is null ? new(nameof(Email), Fault.MalformedEmail, [])
        : null;
}
