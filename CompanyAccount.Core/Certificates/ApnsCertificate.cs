namespace CompanyAccount.Core.Certificates;

/// <summary>An APNs certificate that a company asked for by a request: what its signing request says, and until when what came of it is good.</summary>
public sealed class ApnsCertificate
{
    /// <summary>How many days before the year ends the company is reminded.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [60, 30, 7];

    private ApnsCertificate()
    {
    }

    /// <summary>What a customer asks for.</summary>
    /// <param name="requestId">The request of support that it is asked for by.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="signing">The signing request.</param>
    public ApnsCertificate(Guid requestId, Guid companyId, SigningRequest signing)
    {
        ArgumentNullException.ThrowIfNull(signing);
        RequestId = requestId;
        CompanyId = companyId;
        Subject = signing.Subject;
        KeyBits = signing.KeyBits;
        Hash = signing.Hash;
        Fingerprint = signing.Fingerprint;
        Version = 1;
    }

    /// <summary>The request of support.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>The company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>Whom or what the signing request names.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Length of its key, in bits.</summary>
    public int KeyBits { get; private set; }

    /// <summary>The hash that it is signed over.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>SHA-256 of its public key, lower-case hex.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Whether a certificate made for development signed it.</summary>
    public bool IsStandIn { get; private set; }

    /// <summary>The last day of the year that Apple gives, counted from the day of the vendor's signature; <see langword="null"/> before there is one.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>When a newer one took its place, UTC; <see langword="null"/> for none.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>The last reminder of its end that was given: 60, 30 or 7 days before; <see langword="null"/> for none.</summary>
    public int? RemindedDays { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The vendor's signature was given: its year begins. Given again, it begins anew.</summary>
    /// <param name="isStandIn">Whether a certificate made for development gave it.</param>
    /// <param name="now">Now, UTC.</param>
    public void MarkSigned(bool isStandIn, DateTimeOffset now)
    {
        IsStandIn = isStandIn;
        ValidTo = DateOnly.FromDateTime(now.UtcDateTime).AddYears(1);
        (ReplacedAt, RemindedDays) = (null, null);
        Version++;
    }

    /// <summary>A newer one for the same subject was signed: nobody is reminded of this one any more.</summary>
    /// <param name="now">Now, UTC.</param>
    public void MarkReplaced(DateTimeOffset now)
    {
        ReplacedAt = now;
        Version++;
    }

    /// <summary>Which reminder of its end is due: 60, 30 or 7 days; <see langword="null"/> for none. Each is given once, and one that was missed not at all.</summary>
    /// <param name="today">The day.</param>
    public int? ReminderDueOn(DateOnly today)
    {
        if (ValidTo is not { } last || ReplacedAt is not null || last < today)
            return null;
        var left = last.DayNumber - today.DayNumber;
        int? due = ReminderDays.Where(days => left <= days).Select(days => (int?)days).Min();
        return due is null || RemindedDays <= due ? null : due;
    }

    /// <summary>A reminder was given.</summary>
    public void MarkReminded(int days)
    {
        RemindedDays = days;
        Version++;
    }
}
