using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A piece of a file comes in.</summary>
public sealed class ReceiveUpload(UploadDesk desk)
{
    /// <summary>Keeps it, as far as it comes; the last one finishes the upload.</summary>
    /// <param name="actor">Whose upload it is.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="offset">Where the piece goes on, in bytes.</param>
    /// <param name="body">The piece.</param>
    /// <param name="checksum">What it has to hash to, if the sender says so; it is kept whole then, or not at all.</param>
    /// <param name="cancellationToken">The connection is gone.</param>
    /// <returns>Where the upload stands then.</returns>
    public async Task<Outcome<UploadStanding>> RunAsync(Actor actor, Guid uploadId, long offset, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            return await desk.ReceiveAsync(actor, uploadId, offset, body, checksum, cancellationToken);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
