using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.ServiceTimes;

/// <summary>How long support waits for the customer before the request moves by itself (guide, block 10): whole working days, to the close of the last one.</summary>
/// <param name="WorkingDays">How many working days after the day on which the waiting began.</param>
/// <param name="RemindAt">When to remind of it: half of the team's working time until then is over, so the reminder comes while somebody is at work, UTC.</param>
/// <param name="Until">When it is over, UTC.</param>
public readonly record struct WaitingTime(int WorkingDays, DateTimeOffset RemindAt, DateTimeOffset Until)
{
    /// <summary>The waiting that begins at an instant.</summary>
    /// <param name="reason">What is waited for.</param>
    /// <param name="terms">The terms of the request's level.</param>
    /// <param name="from">When the engineer asked, or sent the solution, UTC.</param>
    /// <param name="calendar">The team's calendar.</param>
    public static WaitingTime Of(WaitingReason reason, LevelTerms terms, DateTimeOffset from, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(calendar);
        var days = reason switch
        {
            WaitingReason.Information => terms.AwaitingCustomerDays,
            WaitingReason.Confirmation => terms.SolutionProvidedDays,
        };
        var until = calendar.AddWorkingDays(from, days);
        return new(days, calendar.AddWorkingTime(from, calendar.WorkingTimeBetween(from, until) / 2), until);
    }
}

/// <summary>What support waits for.</summary>
public enum WaitingReason
{
    /// <summary>The answer to a question: in <c>AwaitingCustomer</c>.</summary>
    Information,

    /// <summary>The word that the solution works: in <c>SolutionProvided</c>.</summary>
    Confirmation,
}
