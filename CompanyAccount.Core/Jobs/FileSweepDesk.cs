using CompanyAccount.Core.Files;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Removes uploads that were left alone for too long, and what lies in the store without a row that uses it: after an erasure, a dropped upload, a kill at a bad moment; and previews that can be made again.</summary>
internal sealed class FileSweepDesk(Store store, FileRoom room, PreviewShelf previews, TimeProvider time) : ISweep
{
    /// <inheritdoc/>
    public static TimeSpan LookEvery => TimeSpan.FromHours(1);

    /// <summary>How old a content must be before it can count as unused: its row is written after it.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int StepSize = 200;

    /// <summary>Removes all that is due.</summary>
    /// <returns>How many uploads and contents went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var gone = await store.EraseDueAsync(Expired, cancellationToken) + await SweepUploadsAsync(cancellationToken) + await SweepContentsAsync(cancellationToken);
        // Last: those of the contents that have just gone.
        previews.Sweep();
        return gone;
    }

    // Whoever goes on with one moves its end.
    private IQueryable<FileUpload> Expired(PortalDb db)
    {
        var now = time.GetUtcNow();
        return db.Uploads.Where(row => row.ExpiresAt <= now);
    }

    private async Task<int> SweepUploadsAsync(CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var files in room.UploadsBefore(time.GetUtcNow() - Grace).Chunk(StepSize))
        {
            var ids = files.ToLookup(file => Guid.TryParse(Path.GetFileName(file), out var id) ? id : Guid.Empty);
            var asked = ids.Select(file => file.Key).ToList();
            await using var db = store.Open();
            var used = await db.Uploads.Where(row => asked.Contains(row.Id) && row.Sha256 == null).Select(row => row.Id).ToListAsync(cancellationToken);
            foreach (var file in asked.Except(used).SelectMany(id => ids[id]))
            {
                File.Delete(file);
                gone++;
            }
        }

        return gone;
    }

    private async Task<int> SweepContentsAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Grace;
        var gone = 0;
        foreach (var hashes in room.ContentsBefore(before).Chunk(StepSize))
        {
            await using var db = store.Open();
            var used = await db.Files.Where(row => hashes.Contains(row.Sha256)).Select(row => row.Sha256)
                .Union(db.Uploads.Where(row => row.Sha256 != null && hashes.Contains(row.Sha256)).Select(row => row.Sha256!))
                .ToListAsync(cancellationToken);
            foreach (var hash in hashes.Except(used))
            {
                room.Remove(hash, before);
                gone++;
            }
        }

        return gone;
    }
}
