namespace CompanyAccount.Tests.Architecture;

/// <summary>The repository's own files, as they lie beside the built tests.</summary>
internal static class SourceTree
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", "TestResults", "App_Data", "node_modules", "artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files with one of the endings, by their path from the root.</summary>
    public static IReadOnlyList<string> Files(params string[] endings) =>
        [.. Walk(Root).Select(path => Path.GetRelativePath(Root, path)).Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    public static string TextOf(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static int LinesOf(string file) => File.ReadLines(Path.Combine(Root, file)).Count();

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "CompanyAccount.sln")))
                return folder;
        }

        throw new InvalidOperationException("The tests run outside of the repository: CompanyAccount.sln is not above them.");
    }
}
