using CompanyAccount.Core.Files;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>
/// Has the scanner look at the files that are held back. A scanner that is away lets nothing through: the files wait, and
/// it is asked again. An infected file is kept away from everyone, and its sender is told under the bell.
/// </summary>
internal sealed class ScanDesk(Store store, FileRoom room, ClamdScanner scanner, ScannerOptions options, LiveFeed feed, TimeProvider time, ILogger<ScanDesk> logger) : ISweep
{
    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public bool IsNeeded => options.IsOn;

    /// <summary>Looks at all that are due.</summary>
    /// <returns>How many were settled.</returns>
    public Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var isAway = false;
        return store.EachDueAsync(Due, ScanAsync, logger, cancellationToken);

        async Task<bool> ScanAsync(PortalDb db, Guid id, CancellationToken token)
        {
            // The others would hear the same; the next look asks again.
            if (isAway || await db.Files.FirstOrDefaultAsync(row => row.Id == id && row.State == FileState.Waiting, token) is not { } file)
                return false;
            isAway = await JudgeAsync(db, file, token) is ScanFinding.Away;
            await db.SaveChangesAsync(token);
            if (file.State is FileState.Waiting)
                return false;
            feed.AnnounceEverywhere(Topic.Request(file.RequestId), file.RequestId);
            if (file.State is FileState.Infected)
                feed.AnnounceEverywhere(Topic.BellOf(file.UploaderId));
            return true;
        }
    }

    private IQueryable<Guid> Due(PortalDb db)
    {
        var now = time.GetUtcNow();
        return db.Files.Where(row => row.ScanAt <= now).OrderBy(row => row.ScanAt).Select(row => row.Id);
    }

    private async Task<ScanFinding> JudgeAsync(PortalDb db, RequestFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await room.OpenAsync(file.Content, cancellationToken);
            if (content is not null)
                return Judge(db, file, await scanner.ScanAsync(content, cancellationToken));
            file.MarkLost();
            return ScanFinding.Unknown;
        }
        catch (FilesAwayException away)
        {
            // The disk may let others be read; this one waits for its next turn.
            return Judge(db, file, new(ScanFinding.Unknown, away.Message));
        }
    }

    private ScanFinding Judge(PortalDb db, RequestFile file, ScanVerdict verdict)
    {
        var now = time.GetUtcNow();
        switch (verdict.Finding)
        {
            case ScanFinding.Clean:
                file.MarkClean();
                break;
            case ScanFinding.Infected:
                file.MarkInfected();
                logger.LogWarning("The scanner found {Threat} in file {File}; nobody gets it.", verdict.Words, file.Id);
                db.Bells.Add(new(Guid.CreateVersion7(now), file.Id, file.UploaderId, BellKind.FileInfected, file.Name, actorName: null, now));
                break;
            case ScanFinding.Unknown or ScanFinding.Away:
                file.ScanLater(now + TimeSpan.FromSeconds(options.RetrySeconds));
                logger.LogWarning("The scanner could not be asked about file {File}, which stays held back: {Reason}", file.Id, verdict.Words);
                break;
        }

        return verdict.Finding;
    }
}
