namespace CompanyAccount.Core.Licenses;

/// <summary>What the vendor sold.</summary>
public sealed class License
{
    private License()
    {
    }

    /// <summary>A license as issued.</summary>
    public License(Guid id, string number, string activationCode, string productId, LicenseKind kind, int seats, DateOnly validFrom, DateOnly validTo)
    {
        Id = id;
        Number = number;
        ActivationCode = activationCode;
        ProductId = productId;
        Kind = kind;
        Seats = seats;
        ValidFrom = validFrom;
        ValidTo = validTo;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>License number, such as <c>LIC-2026-000001</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Activation code: four groups of five letters or digits, joined by dashes, upper case.</summary>
    public string ActivationCode { get; private set; } = "";

    /// <summary>The product, as in the catalog.</summary>
    public string ProductId { get; private set; } = "";

    /// <summary>Corporate or home.</summary>
    public LicenseKind Kind { get; private set; }

    /// <summary>How many devices or people it covers.</summary>
    public int Seats { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>The company that added it; <see langword="null"/> while nobody has.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid? AddedById { get; private set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTimeOffset? AddedAt { get; private set; }

    /// <summary>Whether the vendor blocked it.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>The last reminder of its end that was given: 60, 30 or 7 days before; <see langword="null"/> for none.</summary>
    public int? RemindedDays { get; private set; }

    /// <summary>Counts the changes: the concurrency token, and so the judge of a race for one code.</summary>
    public int Version { get; private set; }

    /// <summary>Adds the license to a company.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="personId">Who adds it.</param>
    /// <param name="now">Now, UTC.</param>
    /// <exception cref="InvalidOperationException">A company holds it already.</exception>
    public void AddTo(Guid companyId, Guid? personId, DateTimeOffset now)
    {
        if (CompanyId is not null)
            throw new InvalidOperationException("The license is held by a company.");
        CompanyId = companyId;
        AddedById = personId;
        AddedAt = now;
        Version++;
    }

    /// <summary>Takes what the vendor issued anew.</summary>
    /// <returns>Whether anything is other than before.</returns>
    public bool Correct(IssuedLicense issued)
    {
        ArgumentNullException.ThrowIfNull(issued);
        var before = (ActivationCode, ProductId, Kind, Seats, ValidFrom, ValidTo, IsBlocked);
        var after = (issued.ActivationCode, issued.ProductId, issued.Kind, issued.Seats, issued.ValidFrom, issued.ValidTo, issued.IsBlocked);
        if (before == after)
            return false;
        // A license that was prolonged ends another day, and is reminded of anew.
        if (ValidTo != issued.ValidTo)
            RemindedDays = null;
        (ActivationCode, ProductId, Kind, Seats, ValidFrom, ValidTo, IsBlocked) = after;
        Version++;
        return true;
    }

    /// <summary>The vendor blocks the license, or lets it hold again.</summary>
    public void Block(bool blocked)
    {
        IsBlocked = blocked;
        Version++;
    }

    /// <summary>Which reminder of its end is due: 60, 30 or 7 days; <see langword="null"/> for none. Each is given once, and one that was missed not at all.</summary>
    public int? ReminderDueOn(DateOnly today)
    {
        var left = LicenseStates.DaysLeft(ValidTo, today);
        if (CompanyId is null || IsBlocked || left < 0)
            return null;
        int? due = LicenseStates.ReminderDays.Where(days => left <= days).Select(days => (int?)days).Min();
        return due is null || RemindedDays <= due ? null : due;
    }

    /// <summary>A reminder was given.</summary>
    public void MarkReminded(int days)
    {
        RemindedDays = days;
        Version++;
    }

    /// <summary>Whether the license is in force on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= ValidTo;
}

/// <summary>For whom a license is.</summary>
public enum LicenseKind
{
    /// <summary>A company's.</summary>
    Corporate,

    /// <summary>A household's: served by the vendor's other portal.</summary>
    Home,
}
