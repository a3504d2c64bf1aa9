using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Companies;

/// <summary>A person's place at the vendor.</summary>
public sealed class StaffAccount
{
    private StaffAccount()
    {
    }

    /// <summary>A new staff account.</summary>
    public StaffAccount(Guid personId, StaffRole role)
    {
        PersonId = personId;
        Role = role;
    }

    /// <summary>The account's id.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What the person does.</summary>
    public StaffRole Role { get; private set; }
}
