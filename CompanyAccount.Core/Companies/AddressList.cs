using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Companies;

/// <summary>Addresses as people paste them: by line, comma, semicolon, tab or space, with or without names: <c>"Orlova, Anna" &lt;anna@company.example&gt;</c>.</summary>
public static class AddressList
{
    private static readonly char[] Separators = ['\n', '\r', ',', ';', '\t', ' ', '\u00A0', '|'];

    /// <summary>Reads the text.</summary>
    /// <returns>Each piece that is or should have been an address, in order, once each; the address is <see langword="null"/> where it can be none.</returns>
    public static IReadOnlyList<PastedAddress> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PastedAddress> found = [];
        HashSet<string> seen = [];
        foreach (var line in text.Split('\n', '\r'))
        {
            foreach (var piece in PiecesOf(line))
            {
                var address = EmailAddress.Parse(piece);
                if (seen.Add(address?.Normalized ?? piece.ToUpperInvariant()))
                    found.Add(new(address?.Text ?? piece, address));
            }
        }

        return found;
    }

    // A name stands before its address in angle brackets; what holds an @ is meant as an address, and a line without one is shown back whole.
    private static List<string> PiecesOf(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return [];
        var meant = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(piece => piece.Contains('@')).ToList();
        return meant.Count > 0 ? meant : [line.Trim()];
    }
}

/// <summary>A piece of a pasted list.</summary>
/// <param name="Text">The address, or what stands in its place.</param>
/// <param name="Address">The address, if it can be one.</param>
public sealed record PastedAddress(string Text, EmailAddress? Address);
