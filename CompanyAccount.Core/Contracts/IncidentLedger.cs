using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>An incident that a request took of a contract, or that was given back. One request takes one of a contract once, and is given it back once at most.</summary>
public sealed class IncidentEntry
{
    private IncidentEntry()
    {
    }

    internal IncidentEntry(Guid id, Guid contractId, Guid requestId, IncidentKind kind, DateOnly yearFrom, DateTimeOffset at)
    {
        Id = id;
        ContractId = contractId;
        RequestId = requestId;
        Kind = kind;
        YearFrom = yearFrom;
        At = at;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The contract.</summary>
    public Guid ContractId { get; private set; }

    /// <summary>The request.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>Taken or given back.</summary>
    public IncidentKind Kind { get; private set; }

    /// <summary>The first day of the contract year that it counts in. What is given back counts in the year that it was taken of, however late it comes.</summary>
    public DateOnly YearFrom { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>Which way an incident went.</summary>
public enum IncidentKind
{
    /// <summary>A premium request took it.</summary>
    Taken,

    /// <summary>Support canceled the request, or lowered it to standard support.</summary>
    GivenBack,
}

/// <summary>The incidents of one contract year in numbers.</summary>
/// <param name="Allowed">How many the year gives; <see langword="null"/> for no limit.</param>
/// <param name="Taken">How many were taken.</param>
/// <param name="GivenBack">How many of them were given back.</param>
public sealed record IncidentBalance(int? Allowed, int Taken, int GivenBack)
{
    /// <summary>How many are used up.</summary>
    public int Used => Math.Max(0, Taken - GivenBack);

    /// <summary>How many are left: allowed, less those taken, and those given back again; <see langword="null"/> for no limit.</summary>
    public int? Left => Allowed is { } allowed ? Math.Max(0, allowed - Used) : null;

    /// <summary>Whether one more can be taken.</summary>
    public bool HasLeft => Left is null or > 0;
}

/// <summary>The ledger of incidents of one contract: what was taken and given back, by which request.</summary>
/// <param name="contract">The contract.</param>
/// <param name="entries">Its entries: all of them, or those that the question is about.</param>
public sealed class IncidentLedger(SupportContract contract, IEnumerable<IncidentEntry> entries)
{
    private readonly List<IncidentEntry> _entries = [.. entries];

    /// <summary>The entries, in the order of coming.</summary>
    public IReadOnlyList<IncidentEntry> Entries => _entries;

    /// <summary>The numbers of a contract year.</summary>
    public IncidentBalance BalanceOf(ContractYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return new(
            contract.Terms.PremiumIncidents,
            _entries.Count(entry => entry.YearFrom == year.From && entry.Kind is IncidentKind.Taken),
            _entries.Count(entry => entry.YearFrom == year.From && entry.Kind is IncidentKind.GivenBack));
    }

    /// <summary>A request takes an incident.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="day">Today, on the team's calendar.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The entry, the same one for a request that has taken one; <see cref="NoIncidentsLeft"/>.</returns>
    public Outcome<IncidentEntry> Take(Guid requestId, DateOnly day, DateTimeOffset now)
    {
        if (Find(requestId, IncidentKind.Taken) is { } taken)
            return taken;
        var year = contract.YearOf(day);
        return Take(contract, BalanceOf(year), requestId, day, now).TryGet(out var entry, out var refusal) ? Add(entry) : refusal;
    }

    /// <summary>The same by the numbers alone, for a ledger that is counted where it is kept.</summary>
    public static Outcome<IncidentEntry> Take(SupportContract contract, IncidentBalance balance, Guid requestId, DateOnly day, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(balance);
        var year = contract.YearOf(day);
        return balance.HasLeft
            ? new IncidentEntry(Guid.CreateVersion7(now), contract.Id, requestId, IncidentKind.Taken, year.From, now)
            : new NoIncidentsLeft(balance.Allowed ?? 0, year.To);
    }

    /// <summary>Gives back what a request took.</summary>
    /// <returns>The entry; <see langword="null"/> for a request that took nothing, or was given it back.</returns>
    public IncidentEntry? GiveBack(Guid requestId, DateTimeOffset now) =>
        Find(requestId, IncidentKind.Taken) is { } taken && Find(requestId, IncidentKind.GivenBack) is null
            ? Add(new(Guid.CreateVersion7(now), contract.Id, requestId, IncidentKind.GivenBack, taken.YearFrom, now))
            : null;

    private IncidentEntry? Find(Guid requestId, IncidentKind kind) => _entries.Find(entry => entry.RequestId == requestId && entry.Kind == kind);

    private IncidentEntry Add(IncidentEntry entry)
    {
        _entries.Add(entry);
        return entry;
    }
}
