using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A person does not want to send a file after all.</summary>
public sealed class DropUpload(UploadDesk desk)
{
    /// <summary>Removes the upload with all that came of it.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid uploadId, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.DropAsync(actor, uploadId, cancellationToken);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
