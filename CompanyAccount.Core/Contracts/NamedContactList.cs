using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>
/// The people of a contract as they are typed or pasted (guide, block 3): one a line, <c>ФИО | e-mail | телефон</c>. Bars of every width part
/// the columns, and tabs where a line has no bar; empty lines are nothing.
/// </summary>
public sealed class NamedContactList
{
    /// <summary>The most lines that are read; those that follow are counted only.</summary>
    public const int LineLimit = 100;

    /// <summary>The longest text that is read, in characters.</summary>
    public const int TextLimit = 20_000;

    /// <summary>The longest name taken, in characters.</summary>
    public const int NameLimit = 200;

    private const int Columns = 3;

    private static readonly char[] Bars = ['|', '\uFF5C', '\u00A6', '\u2502', '\u2503', '\u2758'];
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    private NamedContactList(IReadOnlyList<NamedContactLine> lines, int skipped, int limit) => (Lines, Skipped, Limit) = (lines, skipped, limit);

    /// <summary>The lines that hold anything, in order.</summary>
    public IReadOnlyList<NamedContactLine> Lines { get; }

    /// <summary>How many lines that hold something were not read, because there are too many.</summary>
    public int Skipped { get; }

    /// <summary>How many people the level allows.</summary>
    public int Limit { get; }

    /// <summary>Whether somebody is named, and nothing is wrong.</summary>
    public bool IsGood => Lines.Count > 0 && Skipped == 0 && Lines.All(line => line.Faults.Count == 0);

    /// <summary>Reads a text. It never fails: what is wrong stands at each line.</summary>
    /// <param name="text">The text as typed; of one longer than <see cref="TextLimit"/> only the beginning is read.</param>
    /// <param name="limit">How many people the level allows.</param>
    public static NamedContactList Parse(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Half of a surrogate pair is no letter, and nothing that reads on can take it.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var kept = whole.Split(LineEnds, StringSplitOptions.None)
            .Select((line, index) => (Text: line.Trim().Trim('\uFEFF', '\u200B').Trim(), Number: index + 1))
            .Where(line => line.Text.Trim(Bars).Trim().Length > 0)
            .ToList();
        var readable = 0;
        for (var length = 0; readable < kept.Count && readable < LineLimit; readable++)
        {
            length += kept[readable].Text.Length;
            if (length > TextLimit)
                break;
        }

        List<NamedContactLine> lines = [];
        Dictionary<string, int> seen = [];
        foreach (var (line, number) in kept.Take(readable))
            lines.Add(ReadLine(line, number, lines.Count >= limit ? limit : null, seen));
        return new(lines, kept.Count - readable, limit);
    }

    /// <summary>The people, one a line as the guide writes them.</summary>
    public override string ToString() => string.Join('\n', Lines.Select(line => $"{line.Name} | {line.EmailText} | {line.Phone}"));

    /// <summary>What is wrong with the list as a field of a form; <see langword="null"/> for a good one.</summary>
    /// <param name="field">The form's property.</param>
    public FieldFault? FaultAt(string field) =>
        Lines.Count == 0 && Skipped == 0 ? new(field, Fault.Required, [])
        : Skipped > 0 ? new(field, Fault.TooManyLines, [LineLimit, Lines.Count + Skipped])
        : IsGood ? null
        : new(field, Fault.FaultyLines, [Lines.Count(line => line.Faults.Count > 0)]);

    private static NamedContactLine ReadLine(string line, int number, int? full, Dictionary<string, int> seen)
    {
        var parts = PartsOf(line);
        List<ContactFault> faults = [];
        var (name, mail, phone) = (At(0), At(1), At(2));
        if (parts.Length > Columns)
            faults.Add(new(ContactFaultKind.TooManyParts, parts.Length));
        CheckName(name, faults);
        var email = ReadEmail(mail, number, seen, faults);
        var dialed = PhoneNumber.Parse(phone);
        if (phone.Length == 0)
            faults.Add(new(ContactFaultKind.MissingPhone));
        else if (dialed is null)
            faults.Add(new(ContactFaultKind.MalformedPhone));
        if (full is { } limit)
            faults.Add(new(ContactFaultKind.TooManyPeople, limit));
        return new(number, name, email, email?.Text ?? mail, dialed ?? phone, faults);

        string At(int column) => column < parts.Length ? parts[column] : "";
    }

    private static void CheckName(string name, List<ContactFault> faults)
    {
        var fault = FieldText.FaultOf("", name, NameLimit, singleLine: true)?.Fault;
        if (fault is Fault.Required)
            faults.Add(new(ContactFaultKind.MissingName));
        else if (fault is not null || name.Contains('@', StringComparison.Ordinal))
            faults.Add(new(ContactFaultKind.NoName, NameLimit));
    }

    private static EmailAddress? ReadEmail(string mail, int number, Dictionary<string, int> seen, List<ContactFault> faults)
    {
        if (mail.Length == 0)
        {
            faults.Add(new(ContactFaultKind.MissingEmail));
            return null;
        }

        if (mail.Count(character => character is '@') > 1)
        {
            faults.Add(new(ContactFaultKind.TwoAddresses));
            return null;
        }

        if (EmailAddress.Parse(mail) is not { } email)
        {
            faults.Add(new(ContactFaultKind.MalformedEmail));
            return null;
        }

        if (!seen.TryAdd(email.Normalized, number))
            faults.Add(new(ContactFaultKind.DuplicateEmail, seen[email.Normalized]));
        return email;
    }

    // A line out of a table has bars at its ends too.
    private static string[] PartsOf(string line)
    {
        var parts = (line.Any(Bars.Contains) ? line.Split(Bars) : line.Split('\t')).Select(part => part.Replace('\t', ' ').Trim()).ToList();
        if (parts.Count > Columns && parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        if (parts.Count > Columns && parts[0].Length == 0)
            parts.RemoveAt(0);
        return [.. parts];
    }
}

/// <summary>A line of the list.</summary>
/// <param name="Number">Its number in the text, from 1; empty lines are counted.</param>
/// <param name="Name">Full name.</param>
/// <param name="Email">The address, if it is one.</param>
/// <param name="EmailText">The address, or what stands in its place.</param>
/// <param name="Phone">The phone.</param>
/// <param name="Faults">What is wrong; nothing for a good line.</param>
public sealed record NamedContactLine(int Number, string Name, EmailAddress? Email, string EmailText, string Phone, IReadOnlyList<ContactFault> Faults);

/// <summary>What is wrong with a line.</summary>
/// <param name="Kind">What; its sentence stands under <c>Contact_</c> + name.</param>
/// <param name="Fact">The number in the sentence.</param>
public sealed record ContactFault(ContactFaultKind Kind, int Fact = 0);

/// <summary>What can be wrong with a line of the list.</summary>
public enum ContactFaultKind
{
    /// <summary>More columns than three; the fact is how many.</summary>
    TooManyParts,

    /// <summary>No name.</summary>
    MissingName,

    /// <summary>What stands in its place is no name, or longer than the fact says.</summary>
    NoName,

    /// <summary>No address.</summary>
    MissingEmail,

    /// <summary>The text can be no address.</summary>
    MalformedEmail,

    /// <summary>Two addresses for one person.</summary>
    TwoAddresses,

    /// <summary>The address stands in an earlier line; the fact is its number.</summary>
    DuplicateEmail,

    /// <summary>No phone.</summary>
    MissingPhone,

    /// <summary>The text can be no phone number.</summary>
    MalformedPhone,

    /// <summary>More people than the level allows; the fact is how many it allows.</summary>
    TooManyPeople,
}
