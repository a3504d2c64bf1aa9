using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;

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
}
