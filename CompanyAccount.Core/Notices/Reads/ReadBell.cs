using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Reads;

/// <summary>What is under the reader's own bell.</summary>
public sealed class ReadBell(Store store)
{
    /// <summary>The newest lines shown.</summary>
    public const int Limit = 30;

    /// <summary>The newest lines and how many are unread, counted up to a hundred.</summary>
    public async Task<Outcome<BellView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Open();
        var unread = await db.Bells.Where(row => row.PersonId == actor.PersonId && row.ReadAt == null).Take(100).CountAsync(cancellationToken);
        var lines = await db.Bells.AsNoTracking()
            .Where(row => row.PersonId == actor.PersonId)
            .OrderByDescending(row => row.Id)
            .Take(Limit)
            .Select(row => new BellLine(row.Id, row.Kind, row.Subject, row.ActorName, row.At, row.ReadAt != null)
            {
                // A file rings by its own id.
                Request = row.Kind == BellKind.FileInfected
                    ? db.Files.Where(file => file.Id == row.CauseId).Join(db.Requests, file => file.RequestId, request => request.Id, (_, request) => (long?)request.Number).FirstOrDefault()
                    : null,
            })
            .ToListAsync(cancellationToken);
        return new BellView(unread, lines);
    }
}

/// <summary>What is under a bell.</summary>
/// <param name="Unread">How many lines are unread; 100 stands for as many or more.</param>
/// <param name="Lines">The newest lines.</param>
public sealed record BellView(int Unread, IReadOnlyList<BellLine> Lines);

/// <summary>A line under the bell.</summary>
/// <param name="Id">The line.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">Whom or what it happened to.</param>
/// <param name="ActorName">Who did it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsRead">Whether it was read.</param>
public sealed record BellLine(Guid Id, BellKind Kind, string? Subject, string? ActorName, DateTimeOffset At, bool IsRead)
{
    /// <summary>The bare number of the request that it is about; <see langword="null"/> for what is about none.</summary>
    public long? Request { get; init; }
}
