using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.UseCases;

/// <summary>Marks lines under the reader's own bell as read.</summary>
public sealed class MarkBellRead(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Marks one line, or all.</summary>
    /// <param name="actor">Whose bell.</param>
    /// <param name="noticeId">The line; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid? noticeId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            await db.Bells
                .Where(row => row.PersonId == actor.PersonId && row.ReadAt == null && (noticeId == null || row.Id == noticeId))
                .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, now), cancellationToken);
            feed.AnnounceEverywhere(Topic.BellOf(actor.PersonId));
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
