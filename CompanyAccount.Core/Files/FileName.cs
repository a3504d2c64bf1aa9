using System.Globalization;
using System.Text;

namespace CompanyAccount.Core.Files;

/// <summary>
/// The name of a file, safe to show and to offer for a download on any system. It names nothing in the portal's own
/// store: contents lie there under names of the portal's own.
/// </summary>
public readonly record struct FileName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Limit = 120;

    /// <summary>The longest ending that is kept when a name is cut, the dot included, in characters.</summary>
    public const int EndingLimit = 20;

    private const string Nameless = "file";

    // Names of devices, which Windows takes for the device whatever ending follows.
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    private readonly string? _text;

    private FileName(string text) => _text = text;

    /// <summary>A safe name made of whatever was given: without folders, control characters, marks of direction and characters that some system forbids; cut in the middle, so that the ending stays.</summary>
    public static FileName Of(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var name = Trim(Cut(Trim(Clean(last))));
        var stem = name.Split('.')[0].TrimEnd();
        if (Devices.Contains(stem))
            name = Trim(Cut("_" + name));
        return new(name.Length == 0 ? Nameless : name);
    }

    /// <summary>The names with a number in those that stand there already, whatever their case: <c>a.log</c>, <c>a (2).log</c>. As many as given, in the same order.</summary>
    public static IReadOnlyList<string> Numbered(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var last = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var numbered = new List<string>();
        foreach (var name in names)
        {
            var free = name;
            for (var number = last.GetValueOrDefault(name, 1); !taken.Add(free); last[name] = number)
                free = WithNumber(name, ++number);
            numbered.Add(free);
        }

        return numbered;
    }

    /// <inheritdoc/>
    public override string ToString() => _text ?? Nameless;

    private static string WithNumber(string name, int number)
    {
        var ending = EndingOf(name);
        return string.Create(CultureInfo.InvariantCulture, $"{name[..^ending.Length]} ({number}){ending}");
    }

    private static string Clean(string text)
    {
        // Half of a surrogate pair cannot be normalized, and stored by no database.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);
        var kept = new StringBuilder();
        foreach (var rune in whole.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    kept.Append(' ');
                    break;
                default:
                    kept.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' || rune == Rune.ReplacementChar ? "_" : rune.ToString());
                    break;
            }
        }

        return kept.ToString();
    }

    // Windows drops dots and spaces at the end; a dot at the start hides a file elsewhere.
    private static string Trim(string name) => name.Trim(' ', '.');

    private static string Cut(string name)
    {
        if (name.Length <= Limit)
            return name;
        var ending = EndingOf(name);
        var end = Limit - ending.Length;
        if (char.IsHighSurrogate(name[end - 1]))
            end--;
        return name[..end].TrimEnd(' ', '.') + ending;
    }

    private static string EndingOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot <= EndingLimit ? name[dot..] : "";
    }
}
