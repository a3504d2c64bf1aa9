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
        foreach (var (concerns, _) in Budgets)
            Assert.Contains(Code, file => concerns(file));
        Assert.Equal([], OverBudget(Code.Select(file => (file, SourceTree.LinesOf(file)))));
    }

    [Theory]
    [InlineData("CompanyAccount.Blazor/Features/Board/BoardPage.razor", 200)]
    [InlineData("CompanyAccount.Blazor/Features/Board/BoardPage.razor.cs", 300)]
    [InlineData("CompanyAccount.Core/Requests/UseCases/SubmitRequest.cs", 120)]
    [InlineData("CompanyAccount.Blazor/Program.cs", 60)]
    public void A_file_one_line_over_its_budget_is_recognized(string file, int lines)
    {
        Assert.Equal([file], OverBudget([(file, lines + 1)]));
        Assert.Equal([], OverBudget([(file, lines)]));
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

    private static IEnumerable<string> OverBudget(IEnumerable<(string File, int Lines)> files) =>
        files.Where(file => Budgets.Any(budget => budget.Concerns(file.File) && file.Lines > budget.Lines)).Select(file => file.File);

    [GeneratedRegex(@"(?<![\w.])(?:/(?:home|Users|work)/\w+/|[A-Z]:\\Users\\)")]
    private static partial Regex MachinePath();
}
