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
        Id = id;
        Number = number;
        Name = name;
        CreatedAt = now;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The bare number behind <see cref="DisplayNumber"/>.</summary>
    public int Number { get; private set; }

    /// <summary>The number that people see, such as <c>C-000001</c>.</summary>
    public string DisplayNumber => FormattableString.Invariant($"C-{Number:D6}");

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
