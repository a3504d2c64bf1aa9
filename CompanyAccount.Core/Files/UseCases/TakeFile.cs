using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A file that can be had.</summary>
/// <param name="File">What it is.</param>
/// <param name="Content">Its content, whole; whoever got it disposes it.</param>
public sealed record TakenFile(RequestFile File, Stream Content);

/// <summary>A person downloads a file of a request.</summary>
public sealed class TakeFile(Store store, FileRoom room, TimeProvider time)
{
    /// <summary>Opens it, and notes in the audit log that it was taken.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="number">The request.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The file; <see cref="FileHeld"/>, <see cref="FileInfected"/> or <see cref="FileLost"/> when nobody gets it.</returns>
    public async Task<Outcome<TakenFile>> RunAsync(Actor actor, RequestNumber number, Guid fileId, CancellationToken cancellationToken)
    {
        Stream? content = null;
        try
        {
            await using var db = store.Open();
            if (await db.FindFileAsync(actor, number, fileId, cancellationToken) is not { } file)
                return new NotFound();
            if (RefusalOf(file.State) is { } refusal)
                return refusal;
            content = await room.OpenAsync(file.Content, cancellationToken);
            if (content is null)
                file.MarkLost();
            else
                db.Record(AuditKind.FileTaken, file.CompanyId, actor, time.GetUtcNow(), file.Id, file.Name, number.ToString());
            await db.SaveChangesAsync(cancellationToken);
            var (taken, left) = (content, (Stream?)null);
            content = left;
            return taken is null ? new FileLost() : new TakenFile(file, taken);
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
        finally
        {
            if (content is not null)
                await content.DisposeAsync();
        }
    }

    internal static Refusal? RefusalOf(FileState state) => state switch
    {
        FileState.Waiting => new FileHeld(),
        FileState.Clean => null,
        FileState.Infected => new FileInfected(),
        FileState.Lost => new FileLost(),
    };
}
