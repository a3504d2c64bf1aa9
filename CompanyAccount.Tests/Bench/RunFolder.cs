namespace CompanyAccount.Tests.Bench;

/// <summary>
/// The folder of this test run's files. A lock file says whose it is, so that the next run can tell what a killed run
/// left behind: the system frees the lock together with the process.
/// </summary>
internal static class RunFolder
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "companyaccount-tests-" + Environment.UserName);
    private const UnixFileMode PassableByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly Lazy<(string Folder, FileStream Lock)> Mine = new(Create);

    public static string Own => Mine.Value.Folder;

    /// <summary>A path in the folder that nothing else uses.</summary>
    public static string NewPath(string ending) => Path.Combine(Own, FreshId.Next().ToString("N") + ending);

    /// <summary>Folders of runs that live no more.</summary>
    public static IReadOnlyList<string> Abandoned() =>
        Directory.Exists(Root) ? [.. Directory.EnumerateDirectories(Root).Where(folder => folder != Own && IsAbandoned(folder))] : [];

    /// <summary>Removes a folder; what another run removed first is no fault.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's to remove, or already gone.
        }
    }

    public static void RemoveMine()
    {
        if (!Mine.IsValueCreated)
            return;
        Remove(Mine.Value.Folder);
        Mine.Value.Lock.Dispose();
    }

    private static (string, FileStream) Create()
    {
        var folder = Path.Combine(Root, FreshId.Next().ToString("N"));
        Directory.CreateDirectory(folder);
        // The account that PostgreSQL runs under must be able to pass through, whatever the umask.
        if (!OperatingSystem.IsWindows())
        {
            foreach (var passed in (string[])[Root, folder])
                File.SetUnixFileMode(passed, PassableByAll);
        }

        return (folder, new FileStream(LockOf(folder), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    private static bool IsAbandoned(string folder)
    {
        try
        {
            using var held = new FileStream(LockOf(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string LockOf(string folder) => Path.Combine(folder, "run.lock");
}
