using System.Text;

namespace CompanyAccount.Core.Live;

/// <summary>Hints as one line of text, for the way between nodes: <c>node|kind,id,subject;kind,id,subject</c>.</summary>
internal static class HintLine
{
    /// <summary>What PostgreSQL takes as one notification, in bytes, with room to spare.</summary>
    public const int Limit = 7000;

    /// <summary>Writes hints as lines of at most <see cref="Limit"/> characters, all of them ASCII; a hint that repeats another is left out.</summary>
    public static IEnumerable<string> Write(Guid node, IEnumerable<LiveHint> hints)
    {
        var line = new StringBuilder();
        foreach (var hint in hints.Distinct())
        {
            var entry = $"{hint.Topic.Kind},{hint.Topic.Id:N},{hint.SubjectId:N}";
            if (line.Length > 0 && line.Length + entry.Length + 1 > Limit)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? $"{node:N}|" : ";").Append(entry);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    /// <summary>Reads a line: nothing for what this node wrote itself, and nothing for what is no such line.</summary>
    public static IReadOnlyList<LiveHint> Read(Guid node, string line)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0 || !Guid.TryParseExact(line[..bar], "N", out var sender) || sender == node)
            return [];
        List<LiveHint> hints = [];
        foreach (var entry in line[(bar + 1)..].Split(';'))
        {
            if (entry.Split(',') is [var kind, var id, var subject] && Guid.TryParseExact(id, "N", out var topicId) && Guid.TryParseExact(subject, "N", out var subjectId))
                hints.Add(new(new Topic(kind, topicId), subjectId));
        }

        return hints;
    }
}
