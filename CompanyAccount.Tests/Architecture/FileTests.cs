using System.Text.RegularExpressions;

namespace CompanyAccount.Tests.Architecture;

/// <summary>Files stay small, and say nothing about the machine that they were written on.</summary>
public sealed partial class FileTests
{
    /// <summary>Which files, the most lines that they may have, and that there are such files.</summary>
    private static readonly (Func<string, bool> Concerns, int Lines)[] Budgets =
    [
        (file => file.EndsWith(".razor", StringComparison.Ordinal), 200),
        (file => file.EndsWith(".razor.cs", StringComparison.Ordinal), 300),
        (file => file.StartsWith("CompanyAccount.Core/", StringComparison.Ordinal) && file.Contains("/UseCases/", StringComparison.Ordinal), 120),
        (file => file == "CompanyAccount.Blazor/Program.cs", 60),
    ];

    private static readonly IReadOnlyList<string> Code = SourceTree.Files(".razor", ".cs");

    [Fact]
    public void Files_keep_to_their_budgets()
    {
        foreach (var (concerns, lines) in Budgets)
        {
            var files = Code.Where(concerns).ToList();
            Assert.NotEmpty(files);
            Assert.Equal([], files.Where(file => SourceTree.LinesOf(file) > lines));
        }
    }

    [Fact]
    public void No_file_knows_the_machine_that_it_was_written_on()
    {
        var files = SourceTree.Files(".cs", ".razor", ".csproj", ".props", ".json", ".md", ".sh", ".resx", ".css", ".js", "run", ".sln");
        Assert.True(files.Count > 100, $"{files.Count} files");
        Assert.Equal([], files.Where(file => MachinePath().IsMatch(SourceTree.TextOf(file))));
    }

    [Fact]
    public void A_machine_path_is_recognized()
    {
        foreach (var (root, rest) in ((string, string)[])[("/ho", "me/anna/src"), ("C:\\Us", "ers\\anna"), ("/Us", "ers/anna/x"), ("/wo", "rk/main/x")])
            Assert.Matches(MachinePath(), $"\"{root}{rest}\"");
        foreach (var harmless in (string[])["/usr/bin/chromium", "home/page", "/tmp"])
            Assert.DoesNotMatch(MachinePath(), harmless);
    }

    [GeneratedRegex(@"(?<![\w.])(?:/(?:home|Users|work)/\w+/|[A-Z]:\\Users\\)")]
    private static partial Regex MachinePath();
}
