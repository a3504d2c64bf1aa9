using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Staff;

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

    /// <summary>When an Operator shut the account out, UTC; <see langword="null"/> while it can come in.</summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Gives the person another role.</summary>
    public void ChangeRole(StaffRole role)
    {
        Role = role;
        Version++;
    }

    /// <summary>Shuts the account out.</summary>
    public void Block(DateTimeOffset now)
    {
        BlockedAt ??= now;
        Version++;
    }

    /// <summary>Lets the account in again.</summary>
    public void Unblock()
    {
        BlockedAt = null;
        Version++;
    }
}
