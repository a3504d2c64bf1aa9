using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Contracts;

/// <summary>
/// A person whom a contract names: found among the company's people by address. Somebody who is not a member yet is
/// named all the same, and may open premium requests once they have come.
/// </summary>
public sealed class NamedContact
{
    private NamedContact()
    {
    }

    internal NamedContact(Guid contractId, EmailAddress email)
    {
        ContractId = contractId;
        NormalizedEmail = email.Normalized;
    }

    /// <summary>The contract.</summary>
    public Guid ContractId { get; private set; }

    /// <summary>The address as given.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The address as accounts are looked up by; one contract names it once.</summary>
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>Full name, as given.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Phone, as given.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>The member; <see langword="null"/> while nobody of the company has the address.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Its place in the list, from 0.</summary>
    public int Place { get; private set; }

    internal void Write(NamedContactLine line, int place) => (Email, Name, Phone, Place) = (line.Email!.Value.Text, line.Name, line.Phone, place);

    /// <summary>The person was found. Whoever was found before stays.</summary>
    public void Bind(Guid? personId) => PersonId ??= personId;

    /// <summary>Whether it names a person.</summary>
    /// <param name="personId">The account.</param>
    /// <param name="normalizedEmail">Its confirmed address, as accounts are looked up by.</param>
    public bool Names(Guid personId, string normalizedEmail) => PersonId is { } bound ? bound == personId : NormalizedEmail == normalizedEmail;
}
