using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>The person is none of those whom the contract names.</summary>
public sealed record NotANamedContact : Refusal;

/// <summary>The contract's first day is still to come.</summary>
/// <param name="ValidFrom">That day.</param>
public sealed record ContractNotBegun(DateOnly ValidFrom) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [ValidFrom];
}

/// <summary>The contract's last day is over.</summary>
/// <param name="LastDay">That day.</param>
public sealed record ContractHasEnded(DateOnly LastDay) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [LastDay];
}

/// <summary>All premium incidents of the contract year are taken.</summary>
/// <param name="Allowed">How many the year gives.</param>
/// <param name="YearTo">The last day of the contract year.</param>
public sealed record NoIncidentsLeft(int Allowed, DateOnly YearTo) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Allowed, YearTo];
}

/// <summary>Another contract of the company is in force on some of these days.</summary>
/// <param name="Certificate">Its certificate.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
public sealed record ContractsOverlap(string Certificate, DateOnly From, DateOnly To) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Certificate, From, To];
}

/// <summary>A contract with this certificate was activated before.</summary>
public sealed record CertificateTaken : Refusal;

/// <summary>The contract has ended already: a new one is activated instead.</summary>
public sealed record ContractWasEnded : Refusal;
