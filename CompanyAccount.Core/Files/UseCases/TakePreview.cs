using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A preview that can be shown.</summary>
/// <param name="Sha256">The hash of the file that it shows.</param>
/// <param name="Picture">The picture, as the portal made it.</param>
public sealed record TakenPreview(string Sha256, byte[] Picture)
{
    /// <summary>What the picture is.</summary>
    public const string ContentType = PictureCodec.ContentType;
}

/// <summary>A person looks at a picture among the files of a request, without a download.</summary>
public sealed class TakePreview(Store store, PreviewShelf shelf, TimeProvider time)
{
    /// <summary>Makes the preview, or takes the one that was made; the audit log notes the large ones, which show as much as the file.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="size">How large.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The preview; <see cref="NotFound"/> also when the file is no picture that one can be made of; otherwise refused as the file itself.</returns>
    public async Task<Outcome<TakenPreview>> RunAsync(Actor actor, RequestNumber number, Guid fileId, PreviewSize size, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            if (await db.FindFileAsync(actor, number, fileId, cancellationToken) is not { } file)
                return new NotFound();
            if (TakeFile.RefusalOf(file.State) is { } refusal)
                return refusal;
            var taken = await shelf.TakeAsync(file.Content, size, cancellationToken);
            if (taken.Refusal is FileLost)
                file.MarkLost();
            else if (taken.Refusal is null && size is PreviewSize.Preview)
                db.Record(AuditKind.FilePreviewed, file.CompanyId, actor, time.GetUtcNow(), file.Id, file.Name, number.ToString());
            await db.SaveChangesAsync(cancellationToken);
            return taken.TryGet(out var picture, out var fault) ? new TakenPreview(file.Sha256, picture) : fault;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
