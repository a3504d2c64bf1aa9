using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Who may see which file.</summary>
internal static class FileQueries
{
    /// <summary>The files of requests that a person may see; those of internal notes for the vendor's people only.</summary>
    public static IQueryable<RequestFile> FilesSeenBy(this PortalDb db, Actor actor)
    {
        var files = db.Files.Where(file => db.RequestsSeenBy(actor).Any(request => request.Id == file.RequestId));
        return actor.May(Right.WorkOnRequests) ? files : files.Where(file => !file.IsInternal);
    }

    /// <summary>A file of a request, if the person may see both: the one rule of downloads and previews.</summary>
    public static Task<RequestFile?> FindFileAsync(this PortalDb db, Actor actor, RequestNumber number, Guid fileId, CancellationToken cancellationToken) =>
        db.FilesSeenBy(actor).FirstOrDefaultAsync(row => row.Id == fileId && db.Requests.Any(request => request.Id == row.RequestId && request.Number == number.Value), cancellationToken);
}
