namespace CompanyAccount.Core.Licenses;

/// <summary>How a license stands on a day.</summary>
public enum LicenseState
{
    /// <summary>In force.</summary>
    Active,

    /// <summary>In force, and its end is near.</summary>
    Ending,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>The vendor blocked it, whatever its days say.</summary>
    Blocked,

    /// <summary>Its first day is still to come.</summary>
    NotYetValid,
}

/// <summary>The rule of <see cref="LicenseState"/>.</summary>
public static class LicenseStates
{
    /// <summary>From how many days before the end a license counts as ending.</summary>
    public const int EndingDays = 60;

    /// <summary>How many days before the end its company is reminded.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [60, 30, 7];

    /// <summary>The state on a day.</summary>
    /// <param name="validFrom">First day.</param>
    /// <param name="validTo">Last day, included.</param>
    /// <param name="blocked">Whether the vendor blocked it.</param>
    /// <param name="today">The day.</param>
    public static LicenseState Of(DateOnly validFrom, DateOnly validTo, bool blocked, DateOnly today)
    {
        if (blocked)
            return LicenseState.Blocked;
        if (today > validTo)
            return LicenseState.Expired;
        if (today < validFrom)
            return LicenseState.NotYetValid;
        return DaysLeft(validTo, today) <= EndingDays ? LicenseState.Ending : LicenseState.Active;
    }

    /// <summary>How many days remain until the last one: 0 on the last day itself.</summary>
    public static int DaysLeft(DateOnly validTo, DateOnly today) => validTo.DayNumber - today.DayNumber;
}
