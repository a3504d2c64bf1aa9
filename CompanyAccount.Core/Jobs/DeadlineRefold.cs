using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>What a changed calendar does to promises that run: their instants are folded anew.</summary>
internal static class DeadlineRefold
{
    /// <summary>Up to so many requests are told of one by one; more of them are told of as all.</summary>
    private const int HintLimit = 100;

    /// <summary>Requests with a promise that runs: few among all. SQLite looks a range up in an index, and walks through all rows for a value that is any.</summary>
    internal static IQueryable<SupportRequest> Running(PortalDb db) => db.Requests.Where(row => row.DeadlineCheckAt > DateTimeOffset.UnixEpoch);

    /// <summary>Folds every promise anew that is neither kept, nor broken, nor dropped; the caller saves.</summary>
    /// <returns>Whom to tell.</returns>
    public static async Task<List<LiveHint>> RefoldDeadlinesAsync(this PortalDb db, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var changed = (await Running(db).ToListAsync(cancellationToken)).Where(row => row.Refold(calendar)).ToList();
        if (changed.Count > HintLimit)
            return [new(Topic.OpenRequests, Guid.Empty)];
        return [.. changed.SelectMany(row => (LiveHint[])[new(Topic.OpenRequests, row.Id), new(Topic.Request(row.Id), row.Id)])];
    }
}
