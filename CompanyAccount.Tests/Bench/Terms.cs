using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;

namespace CompanyAccount.Tests.Bench;

/// <summary>The terms and the calendar that a new portal begins with.</summary>
public static class Terms
{
    public static WorkingCalendar Calendar { get; } = ServiceData.Calendar();

    public static LevelTerms Standard => Of(SupportLevel.Standard);

    public static LevelTerms Of(SupportLevel level) => ServiceData.Terms().History[^1].Of(level);
}
