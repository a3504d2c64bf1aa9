using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Access;

/// <summary>What a person says about themselves when they get an account, by whatever way.</summary>
public sealed record PersonForm
{
    /// <summary>Full name as typed.</summary>
    public string? FullName { get; init; }

    /// <summary>Phone as typed.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the person agreed to the processing of personal data.</summary>
    public bool Consent { get; init; }

    /// <summary><c>ru</c> or <c>en</c>: the language in which the form was read.</summary>
    public string Language { get; init; } = "ru";

    /// <summary>The name as it is kept.</summary>
    public string Name => (FullName ?? "").Trim();

    /// <summary>What is wrong with the name.</summary>
    public FieldFault? NameFault() => FieldText.FaultOf(nameof(FullName), FullName, PortalUser.FullNameLimit, singleLine: true);

    /// <summary>What is wrong with the phone.</summary>
    public FieldFault? PhoneFault() =>
        string.IsNullOrWhiteSpace(Phone) ? new(nameof(Phone), Fault.Required, [])
        : PhoneNumber.Parse(Phone) is null ? new(nameof(Phone), Fault.MalformedPhone, [])
        : null;

    /// <summary>What is wrong with the consent.</summary>
    public FieldFault? ConsentFault() => Consent ? null : new(nameof(Consent), Fault.ConsentMissing, []);

    /// <summary>What is wrong, in the order of the fields.</summary>
    public IReadOnlyList<FieldFault> Faults() => [.. new[] { NameFault(), PhoneFault(), ConsentFault() }.OfType<FieldFault>()];

    /// <summary>A new account with what the form says.</summary>
    /// <param name="address">The address.</param>
    /// <param name="passwordHash">The password, hashed.</param>
    /// <param name="confirmed">Whether the address is proven already.</param>
    /// <param name="now">Now, UTC.</param>
    public PortalUser NewAccount(EmailAddress address, string passwordHash, bool confirmed, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = address.Text,
        NormalizedUserName = address.Normalized,
        Email = address.Text,
        NormalizedEmail = address.Normalized,
        EmailConfirmed = confirmed,
        LockoutEnabled = true,
        FullName = Name,
        PhoneNumber = PhoneNumber.Parse(Phone),
        Language = Language,
        CreatedAt = now,
        PasswordHash = passwordHash,
        SecurityStamp = Guid.CreateVersion7(now).ToString("N"),
    };
}
