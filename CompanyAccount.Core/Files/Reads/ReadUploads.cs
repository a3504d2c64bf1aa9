using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Files.Reads;

/// <summary>A person's own upload, as a page shows it again.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Length">Its whole length in bytes.</param>
/// <param name="Offset">How many of them are here.</param>
/// <param name="IsWhole">Whether it can be sent with a message.</param>
/// <param name="ExpiresAt">When it goes if nothing happens to it, UTC.</param>
public sealed record UploadLine(Guid Id, string Name, long Length, long Offset, bool IsWhole, DateTimeOffset ExpiresAt);

/// <summary>A person's own uploads for a draft or a request that are not sent yet.</summary>
public sealed class ReadUploads(Store store, FileLimits limits, TimeProvider time)
{
    /// <summary>The uploads, oldest first.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="placeId">The draft or request that they were begun for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<UploadLine>>> RunAsync(Actor actor, Guid placeId, CancellationToken cancellationToken)
    {
        if (!FileLimits.MayUpload(actor))
            return new NotAllowed();
        var now = time.GetUtcNow();
        await using var db = store.Open();
        return await db.Uploads.AsNoTracking()
            .Where(row => row.OwnerId == actor.PersonId && row.PlaceId == placeId && row.ExpiresAt > now)
            .OrderBy(row => row.Id)
            .Take(limits.UploadsPerPerson)
            .Select(row => new UploadLine(row.Id, row.Name, row.Length, row.Offset, row.Sha256 != null, row.ExpiresAt))
            .ToListAsync(cancellationToken);
    }
}
