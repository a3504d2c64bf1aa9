using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage.Seeding;

/// <summary>Fills empty terms and an empty calendar from the project's own copies. What has rows is the Operators' and stays as it is.</summary>
public sealed class ServiceSeed(Store store)
{
    /// <summary>Fills what is empty, in one transaction.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (!await db.TermsVersions.AnyAsync(cancellationToken))
            db.TermsVersions.AddRange(ServiceData.Terms().Select(terms => new Contracts.SupportTermsVersion(terms)));
        if (!await db.WorkingHours.AnyAsync(cancellationToken))
            db.WorkingHours.Add(new(ServiceData.Hours));
        if (!await db.CalendarYears.AnyAsync(cancellationToken) && !await db.CalendarDays.AnyAsync(cancellationToken))
        {
            db.CalendarYears.AddRange(ServiceData.Years());
            db.CalendarDays.AddRange(ServiceData.Days());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reads terms and calendar as the portal will: what is wrong with them stops the start.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; all of it is listed.</exception>
    public static async Task CheckAsync(SupportTermsBook book, TeamCalendar calendar, CancellationToken cancellationToken)
    {
        List<string> faults = [];
        try
        {
            await book.GetAsync(cancellationToken);
        }
        catch (InvalidDataException wrong)
        {
            faults.Add(wrong.Message);
        }

        try
        {
            await calendar.GetAsync(cancellationToken);
        }
        catch (InvalidDataException wrong)
        {
            faults.Add(wrong.Message);
        }

        if (faults.Count > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
    }
}
