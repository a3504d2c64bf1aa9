using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Files;

/// <summary>How many files of which size the portal takes (product description, section 10): <c>Storage:*</c>.</summary>
public sealed record FileLimits
{
    /// <summary><c>Storage:FilesPerMessage</c>: files of one message.</summary>
    public int FilesPerMessage { get; init; } = 20;

    /// <summary><c>Storage:FileBytes</c>: the largest file taken, in bytes.</summary>
    public long FileBytes { get; init; } = 2L << 30;

    /// <summary><c>Storage:CompanyBytes</c>: all files of one company together, those on their way included, in bytes.</summary>
    public long CompanyBytes { get; init; } = 100L << 30;

    /// <summary><c>Storage:UploadDays</c>: for how many days an upload is kept that nothing comes in for, or that is never sent.</summary>
    public int UploadDays { get; init; } = 7;

    /// <summary><c>Storage:UploadsPerPerson</c>: uploads of one person that are not sent yet.</summary>
    public int UploadsPerPerson { get; init; } = 100;

    /// <summary><c>Storage:KeepFreeBytes</c>: what stays free on the disk of the files, in bytes: a full disk would stop more than uploads.</summary>
    public long KeepFreeBytes { get; init; } = 512L << 20;

    /// <summary>Whether files are held back until a scanner has found them clean.</summary>
    public bool Scanned { get; init; }

    /// <summary>The state in which a file begins.</summary>
    public FileState FirstState => Scanned ? FileState.Waiting : FileState.Clean;

    /// <summary>These limits.</summary>
    /// <exception cref="InvalidOperationException">One of them makes no sense.</exception>
    public FileLimits Checked() => FilesPerMessage is >= 1 and <= 1000 && FileBytes >= 1 && CompanyBytes >= FileBytes && UploadDays is >= 1 and <= 365 && UploadsPerPerson >= FilesPerMessage && KeepFreeBytes >= 0
        ? this
        : throw new InvalidOperationException(
            "Storage: FilesPerMessage is 1 to 1000, FileBytes at least 1, CompanyBytes at least FileBytes, UploadDays 1 to 365, UploadsPerPerson at least FilesPerMessage, KeepFreeBytes not negative.");

    /// <summary>Whether a person may send files at all: who may write into requests.</summary>
    public static bool MayUpload(Actor actor) => actor.May(Right.OpenRequests) || actor.May(Right.WorkOnRequests);
}
