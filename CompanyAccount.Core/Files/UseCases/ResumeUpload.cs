using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A sender asks where an upload stands, to go on from there.</summary>
public sealed class ResumeUpload(Store store, UploadDesk desk, FileRoom room)
{
    /// <summary>Tells it. An upload whose last byte came but whose end was cut off, by a crash, is finished now.</summary>
    public async Task<Outcome<UploadStanding>> RunAsync(Actor actor, Guid uploadId, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            if (!(await desk.FindAsync(db, actor, uploadId, cancellationToken)).TryGet(out var upload, out var refusal))
                return refusal;
            if (upload.Content is not null)
                return UploadDesk.Standing(upload);
            if (upload.Offset == upload.Length)
                return await desk.ReceiveAsync(actor, uploadId, offset: null, Stream.Null, checksum: null, cancellationToken);
            // Less than was noted only after the folder was put back from a backup.
            var file = new FileInfo(room.UploadPath(uploadId));
            return UploadDesk.Standing(upload) with { Offset = Math.Min(upload.Offset, file.Exists ? file.Length : 0) };
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
