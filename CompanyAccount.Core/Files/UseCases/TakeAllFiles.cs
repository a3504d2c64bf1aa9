using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Files.UseCases;

/// <summary>A file among all those of a request.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">A name that no other of them has.</param>
/// <param name="Content">Its content.</param>
/// <param name="State">Whether it can be had.</param>
/// <param name="At">When it was sent, UTC.</param>
public sealed record NamedFile(Guid Id, string Name, StoredContent Content, FileState State, DateTimeOffset At);

/// <summary>A person downloads all files of a request at once.</summary>
public sealed class TakeAllFiles(Store store, FileRoom room, TimeProvider time)
{
    /// <summary>The most files taken at once: the newest.</summary>
    public const int Most = 5000;

    /// <summary>Lists them, oldest first, and notes in the audit log that they were taken.</summary>
    public async Task<Outcome<IReadOnlyList<NamedFile>>> RunAsync(Actor actor, RequestNumber number, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            var request = await db.RequestsSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(row => row.Number == number.Value, cancellationToken);
            if (request is null)
                return new NotFound();
            var files = await db.FilesSeenBy(actor).AsNoTracking().Where(row => row.RequestId == request.Id)
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);
            files.Reverse();
            foreach (var file in files.Where(file => file.State is FileState.Clean))
                db.Record(AuditKind.FileTaken, request.CompanyId, actor, time.GetUtcNow(), file.Id, file.Name, number.ToString());
            await db.SaveChangesAsync(cancellationToken);
            return FileName.Numbered(files.Select(file => file.Name))
                .Select((name, place) => new NamedFile(files[place].Id, name, files[place].Content, files[place].State, files[place].At)).ToList();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>Opens one of them.</summary>
    /// <returns>The content; <see langword="null"/> when it cannot be had.</returns>
    public async Task<Stream?> OpenAsync(NamedFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.State is not FileState.Clean)
            return null;
        if (await room.OpenAsync(file.Content, cancellationToken) is { } content)
            return content;
        await using var db = store.Open();
        if (await db.Files.FirstOrDefaultAsync(row => row.Id == file.Id, cancellationToken) is { } lost)
            lost.MarkLost();
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
