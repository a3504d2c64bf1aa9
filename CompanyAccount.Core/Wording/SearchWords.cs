using System.Globalization;
using System.Text;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Wording;

/// <summary>A text as full-text search knows it: its words, folded and stemmed.</summary>
public static class SearchWords
{
    /// <summary>Which rules the words are made by. Raised when a rule changes: texts indexed by earlier rules are indexed anew.</summary>
    public const int Edition = 1;

    /// <summary>The most words kept of one request; what is over is not searched.</summary>
    public const int MostWords = 8_000;

    /// <summary>The most room for the words of one request, in bytes of UTF-8: with each word twice, PostgreSQL takes a megabyte.</summary>
    public const int MostBytes = 200_000;

    /// <summary>The longest word, in characters; a longer one is known by its beginning.</summary>
    public const int LongestWord = 64;

    /// <summary>The most words of one search looked at.</summary>
    public const int MostTerms = 12;

    /// <summary>The shortest beginning of a word that is completed.</summary>
    public const int ShortestPrefix = 2;

    /// <summary>
    /// The words of a text, each once, in the order of their first coming: letters and digits, stemmed. A number with dots,
    /// such as a version, is one word for each of its beginnings: <c>12.2.1</c> is found by <c>12</c> and by <c>12.2</c>.
    /// </summary>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Beginnings(text).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Adds the words of a text to those known already, as far as there is room.</summary>
    /// <param name="known">Words with a space before and after each, as given back by this method; empty for none.</param>
    /// <param name="text">The text.</param>
    public static string Add(string known, string text)
    {
        ArgumentNullException.ThrowIfNull(known);
        var words = known.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var bytes = Encoding.UTF8.GetByteCount(known);
        var all = new StringBuilder(known);
        foreach (var word in Of(text))
        {
            if (words.Count == MostWords || !words.Add(word))
                continue;
            bytes += Encoding.UTF8.GetByteCount(word) + 1;
            if (bytes > MostBytes)
                break;
            all.Append(all.Length == 0 ? " " : "").Append(word).Append(' ');
        }

        return all.ToString();
    }

    /// <summary>What a person searches for. Signs of query languages are no words, and so mean nothing.</summary>
    public static SearchQuery QueryOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var words = Runs(FieldText.Fold(typed)).Take(MostTerms).ToList();
        if (words.Count == 0)
            return new(typed.All(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || char.IsSurrogate(sign)), []);
        // Whoever is still at a word is offered what begins so.
        var last = words[^1];
        List<SearchTerm> terms = [.. words.SkipLast(1).Where(word => !WordStem.IsMeaningless(word)).Select(word => new SearchTerm(WordStem.Of(word), null))];
        if (terms.Count == 0 || !WordStem.IsMeaningless(last))
            terms.Add(new(WordStem.Of(last), IsOpen(last) ? last : null));
        return new(IsBlank: false, [.. terms.Distinct()]);
    }

    // A number is not completed: 12 is another number than 120.
    private static bool IsOpen(string word) => word.Length >= ShortestPrefix && !word.All(sign => char.IsDigit(sign) || sign == '.');

    private static IEnumerable<string> Beginnings(string text)
    {
        foreach (var word in Runs(FieldText.Fold(text)))
        {
            for (var dot = word.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = word.IndexOf('.', dot + 1))
                yield return word[..dot];
            if (!WordStem.IsMeaningless(word))
                yield return WordStem.Of(word);
        }
    }

    private static IEnumerable<string> Runs(string folded)
    {
        var word = new StringBuilder();
        for (var place = 0; place < folded.Length;)
        {
            // Folding leaves no half of a pair.
            var rune = Rune.GetRuneAt(folded, place);
            place += rune.Utf16SequenceLength;
            var isDotOfNumber = rune.Value == '.' && word.Length > 0 && char.IsAsciiDigit(word[^1]) && place < folded.Length && char.IsAsciiDigit(folded[place]);
            if (IsOfWord(rune) || isDotOfNumber)
            {
                if (word.Length + rune.Utf16SequenceLength <= LongestWord)
                    word.Append(rune);
                continue;
            }

            if (word.Length > 0)
                yield return Take(word);
        }

        if (word.Length > 0)
            yield return Take(word);
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Take(StringBuilder word)
    {
        // Cutting may leave a dot at the end.
        var taken = word.ToString().TrimEnd('.');
        word.Clear();
        return taken;
    }
}

/// <summary>What is searched for: texts that hold every term.</summary>
/// <param name="IsBlank">Nothing is searched for; without terms and not blank, the search finds nothing.</param>
/// <param name="Terms">The terms.</param>
public sealed record SearchQuery(bool IsBlank, IReadOnlyList<SearchTerm> Terms);

/// <summary>A word that is searched for. Holds letters, digits and dots, nothing that a query language would heed.</summary>
/// <param name="Stem">The word's stem.</param>
/// <param name="Prefix">Words that begin so will do as well; <see langword="null"/> when the word is finished.</param>
public sealed record SearchTerm(string Stem, string? Prefix);
