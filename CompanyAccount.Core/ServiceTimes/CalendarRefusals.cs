using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>The day is over, or lasts: what was counted by it stays as it is.</summary>
public sealed record DayHasBegun : Refusal;

/// <summary>The hours have begun: deadlines are counted by them, and they stay as they are.</summary>
public sealed record HoursHaveBegun : Refusal;
