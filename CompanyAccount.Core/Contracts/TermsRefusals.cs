using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>The terms have begun: contracts are made on them, and they stay as they are.</summary>
public sealed record TermsHaveBegun : Refusal;
