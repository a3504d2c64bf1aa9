using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A person begins to send a file.</summary>
public sealed class BeginUpload(Store store, FileRoom room, FileLimits limits, TimeProvider time)
{
    /// <summary>Makes room for it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="length">The whole length in bytes, as the sender says.</param>
    /// <param name="metadata">What the sender says of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Where it stands: at its start.</returns>
    public async Task<Outcome<UploadStanding>> RunAsync(Actor actor, long length, UploadMetadata metadata, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (!FileLimits.MayUpload(actor))
            return new NotAllowed();
        if (length <= 0)
            return new FileEmpty();
        if (length > limits.FileBytes)
            return new FileTooLarge(limits.FileBytes);
        if (!room.HasRoomFor(length))
            return new StoreFull();
        try
        {
            await using var db = store.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var companyId = (actor as Actor.Member)?.CompanyId;
            var now = time.GetUtcNow();
            // What ran out takes nobody's place any more, though it is not swept yet.
            var coming = db.Uploads.Where(row => row.ExpiresAt > now);
            if (companyId is { } company && !await HasRoomAsync(db, coming, company, length, cancellationToken))
                return new CompanyRoomFull(limits.CompanyBytes);
            if (await coming.CountAsync(row => row.OwnerId == actor.PersonId, cancellationToken) >= limits.UploadsPerPerson)
                return new TooManyUploads(limits.UploadsPerPerson);
            var upload = new FileUpload(
                Guid.CreateVersion7(now), actor.PersonId, companyId, metadata.PlaceId, metadata.Name, metadata.ContentType, length, now, TimeSpan.FromDays(limits.UploadDays));
            db.Uploads.Add(upload);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return UploadDesk.Standing(upload);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    // Until the end of the transaction the company's row is held, so that two people who take the last room at the same moment do not both get it.
    private async Task<bool> HasRoomAsync(PortalDb db, IQueryable<FileUpload> coming, Guid companyId, long length, CancellationToken cancellationToken)
    {
        await db.Companies.Where(row => row.Id == companyId).ExecuteUpdateAsync(row => row.SetProperty(company => company.Version, company => company.Version), cancellationToken);
        var kept = await db.Files.Where(row => row.CompanyId == companyId).SumAsync(row => row.Length, cancellationToken);
        var promised = await coming.Where(row => row.CompanyId == companyId).SumAsync(row => row.Length, cancellationToken);
        return kept + promised + length <= limits.CompanyBytes;
    }
}
