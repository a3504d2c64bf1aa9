namespace CompanyAccount.Core.Access;

/// <summary>Of whom the portal itself demands a second factor; what a company demands of its people stands in its row.</summary>
/// <param name="OfStaff">Whether every staff account needs one.</param>
public sealed record SecondFactorDemand(bool OfStaff);

/// <summary>How an account stands at this moment.</summary>
/// <param name="Actor">Who it is; <see langword="null"/> when nothing opens for it.</param>
/// <param name="AwaitsSecondFactor">Whether it has a place, and nothing opens only because a second factor is demanded and not set up.</param>
public sealed record Standing(Actor? Actor, bool AwaitsSecondFactor);
