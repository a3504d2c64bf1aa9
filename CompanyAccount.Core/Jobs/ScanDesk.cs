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
internal sealed class ScanDesk(Store store, FileRoom room, ClamdScanner scanner, ScannerOptions options, LiveFeed feed, TimeProvider time, ILogger<ScanDesk> logger)
{
    private const int BatchSize = 50;

    /// <summary>Looks at all that are due.</summary>
    /// <returns>How many were settled.</returns>
    public async Task<int> ScanDueAsync(CancellationToken cancellationToken)
    {
        var settled = 0;
        while (true)
        {
            var due = await ReadDueAsync(cancellationToken);
            foreach (var id in due)
                settled += await ScanAsync(id, cancellationToken) ? 1 : 0;
            if (due.Count < BatchSize)
                return settled;
        }
    }

    private async Task<List<Guid>> ReadDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        return await db.Files.Where(row => row.ScanAt <= now).OrderBy(row => row.ScanAt).Select(row => row.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task<bool> ScanAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (await db.Files.FirstOrDefaultAsync(row => row.Id == id && row.State == FileState.Waiting, cancellationToken) is not { } file)
            return false;
        await using (var content = await room.OpenAsync(file.Content, cancellationToken))
        {
            if (content is null)
                file.MarkLost();
            else
                Judge(db, file, await scanner.ScanAsync(content, cancellationToken));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || StoreFaults.IsDuplicate(exception))
        {
            // Another node looked at it too, or its company was just erased.
            return false;
        }

        if (file.State is FileState.Waiting)
            return false;
        feed.AnnounceEverywhere(Topic.Request(file.RequestId), file.RequestId);
        if (file.State is FileState.Infected)
            feed.AnnounceEverywhere(Topic.BellOf(file.UploaderId));
        return true;
    }

    private void Judge(PortalDb db, RequestFile file, ScanVerdict verdict)
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
            case ScanFinding.Unknown:
                file.ScanLater(now + TimeSpan.FromSeconds(options.RetrySeconds));
                logger.LogWarning("The scanner could not be asked about file {File}, which stays held back: {Reason}", file.Id, verdict.Words);
                break;
        }
    }
}
