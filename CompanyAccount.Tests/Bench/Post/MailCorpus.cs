using System.Text;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>
/// Raw mails of the project's own, in the shapes of real mail programs, each with what must become of it. Where a mail holds a token
/// of the portal's, its file has a hole such as <c>{{reply}}</c>.
/// </summary>
internal static class MailCorpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Rules", "Mail", "Corpus");

    /// <summary>Each mail's row of the table.</summary>
    public static IReadOnlyList<CorpusRow> Rows { get; } = [.. File.ReadAllLines(Path.Combine(Folder, "expected.tsv")).Select(line => line.Split('\t')).Select(cells => new CorpusRow(
        cells[0], cells[1], Unescape(cells[2]), cells[3].Split('|', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>Names of the files.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.eml").Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>The raw mail.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="holes">What goes into the holes.</param>
    public static byte[] Read(string name, IReadOnlyDictionary<string, string> holes)
    {
        // Byte by byte: many of them are in no one charset.
        var raw = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Folder, name + ".eml")));
        return Encoding.Latin1.GetBytes(holes.Aggregate(raw, (text, hole) => text.Replace("{{" + hole.Key + "}}", hole.Value, StringComparison.Ordinal)));
    }

    private static string Unescape(string text) => text.Replace("\\\\", "\u0001", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace('\u0001', '\\');
}

/// <summary>What must become of a mail.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Outcome"><c>Taken</c>, <c>Bounced</c> with what was said, or the objection.</param>
/// <param name="Text">The message that it becomes.</param>
/// <param name="Files">Names of its files, as the sender gave them.</param>
internal sealed record CorpusRow(string Name, string Outcome, string Text, IReadOnlyList<string> Files);
