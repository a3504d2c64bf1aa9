using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>No license has that activation code.</summary>
public sealed record CodeUnknown : Refusal;

/// <summary>The code is a home license's: home devices are served by the vendor's other portal.</summary>
public sealed record CodeOfHomeLicense : Refusal;

/// <summary>The license has ended.</summary>
public sealed record CodeExpired : Refusal;

/// <summary>The vendor blocked the license.</summary>
public sealed record CodeBlocked : Refusal;

/// <summary>License number, company name, or the company itself does not fit; which of them is told to nobody.</summary>
public sealed record JoiningRefused : Refusal;

/// <summary>The invitation cannot be accepted any more.</summary>
public sealed record InvitationUnusable : Refusal;

/// <summary>An account with this address cannot be made here; why is told to nobody.</summary>
public sealed record AddressNotAccepted : Refusal;
