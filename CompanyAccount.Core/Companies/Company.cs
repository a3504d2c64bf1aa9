using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>A customer of the vendor.</summary>
public sealed class Company
{
    /// <summary>The longest name taken, in characters.</summary>
    public const int NameLimit = 200;

    private Company()
    {
    }

    /// <summary>A new company.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">A positive number that no other company has.</param>
    /// <param name="name">Its name, as its people write it.</param>
    /// <param name="now">The instant of creation, UTC.</param>
    public Company(Guid id, int number, string name, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentNullException.ThrowIfNull(name);
        Id = id;
        Number = number;
        CreatedAt = now;
        Version = 1;
        Rename(name);
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The bare number behind <see cref="DisplayNumber"/>.</summary>
    public int Number { get; private set; }

    /// <summary>The number that people see, such as <c>C-000001</c>.</summary>
    public string DisplayNumber => FormattableString.Invariant($"C-{Number:D6}");

    /// <summary>The name; empty once the company is erased.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as search sees it.</summary>
    public string NameFolded { get; private set; } = "";

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether all its people must have a second factor.</summary>
    public bool RequiresSecondFactor { get; private set; }

    /// <summary>To whom the Owner offered the ownership; <see langword="null"/> while it is offered to nobody.</summary>
    public Guid? OwnershipOfferedTo { get; private set; }

    /// <summary>When the ownership was offered, UTC.</summary>
    public DateTimeOffset? OwnershipOfferedAt { get; private set; }

    /// <summary>When the Owner deleted the company's account, UTC; <see langword="null"/> while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>When what is left of a deleted company is erased, UTC; until then an Operator can restore it.</summary>
    public DateTimeOffset? EraseAt { get; private set; }

    /// <summary>When its data was erased for good, UTC.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Whether its people can come in.</summary>
    public bool IsActive => DeletedAt is null;

    /// <summary>Gives the company another name.</summary>
    public void Rename(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        NameFolded = FieldText.Fold(name).Trim();
    }
}
