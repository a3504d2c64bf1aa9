using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace CompanyAccount.Core.Wording;

/// <summary>What the forms of a word have in common: «ошибка», «ошибки» and «ошибок» become one, as do "crash" and "crashes". The same for texts and for what is searched for, on every database.</summary>
internal static class WordStem
{
    /// <summary>Shorter words are their own stems.</summary>
    private const int ShortestStemmed = 3;

    /// <summary>Shorter stems keep their vowel: «блок», «срок» have no other one.</summary>
    private const int ShortestWithFleetingVowel = 5;

    /// <summary>Words that nearly every text holds: who writes them means nothing by them.</summary>
    private static readonly FrozenSet<string> Meaningless = FrozenSet.Create(
        StringComparer.Ordinal,
        "а", "без", "бы", "был", "была", "были", "было", "в", "во", "все", "вы", "да", "для", "до", "его", "ее", "если", "же", "за", "и", "из", "или", "им", "их", "к", "как", "ко", "ли",
        "мы", "на", "не", "нет", "но", "о", "об", "от", "по", "под", "при", "с", "со", "так", "также", "то", "у", "уже", "что", "чтобы", "это", "этот", "я",
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "not", "of", "on", "or", "so", "that", "the", "their", "then", "there", "these",
        "they", "this", "to", "was", "were", "will", "with");

    /// <summary>Nouns that end like verbs, besides those like «запись» and «подпись».</summary>
    private static readonly FrozenSet<string> NoVerbs = FrozenSet.Create(StringComparer.Ordinal, "печать", "память", "кровать", "рукоять", "смесь");

    // The programs keep the word that they are at.
    [ThreadStatic]
    private static RussianStemmer? _russian;

    [ThreadStatic]
    private static EnglishStemmer? _english;

    /// <summary>Whether a word means nothing by itself.</summary>
    public static bool IsMeaningless(string word) => Meaningless.Contains(word);

    /// <summary>The stem of a folded word. Words with digits, of mixed or of other letters are kept as they are.</summary>
    public static string Of(string word)
    {
        if (word.Length < ShortestStemmed)
            return word;
        if (NoVerbs.Contains(word) || word.EndsWith("пись", StringComparison.Ordinal))
            return word[..^1];
        if (word.All(letter => letter is >= 'а' and <= 'я'))
            return WithoutFleetingVowel(Stemmed(_russian ??= new(), word));
        return word.All(char.IsAsciiLetterLower) ? Stemmed(_english ??= new(), word) : word;
    }

    private static string Stemmed(SnowballProgram program, string word)
    {
        program.SetCurrent(word);
        program.Stem();
        return program.Current;
    }

    // «Ошибок» and «настроек» beside «ошибка» and «настройка»: the vowel before the last letter comes and goes.
    private static string WithoutFleetingVowel(string stem)
    {
        if (stem.Length < ShortestWithFleetingVowel || !(stem.EndsWith("ок", StringComparison.Ordinal) || stem.EndsWith("ек", StringComparison.Ordinal)))
            return stem;
        var root = stem[..^2];
        return root[^1] is 'а' or 'е' or 'и' or 'о' or 'у' or 'ы' or 'э' or 'ю' or 'я' ? root + "йк" : root + "к";
    }
}
