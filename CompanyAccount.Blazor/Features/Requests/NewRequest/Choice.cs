using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>One value that a field offers.</summary>
/// <param name="Id">What is kept.</param>
/// <param name="Name">What is read.</param>
/// <param name="SearchText">What is searched, folded: both languages and the id, so that «KSC» or "for Linux" finds its product too.</param>
/// <param name="Mark">A word beside the name, for the eye; what it means is said once the value is chosen.</param>
/// <param name="Tone">The mark's tone.</param>
public sealed record Choice(string Id, string Name, string SearchText, string? Mark = null, string Tone = "tone-quiet")
{
    /// <summary>A value of the catalog.</summary>
    public static Choice Of(string id, LocalizedText name, string language, string? mark = null, string tone = "tone-quiet") =>
        new(id, name.In(language), FieldText.Fold($"{name.Ru} {name.En} {id} {id.Replace('-', ' ')}"), mark, tone);

    /// <summary>A value that is its own name.</summary>
    public static Choice Of(string name) => new(name, name, FieldText.Fold(name));

    /// <summary>Whether every word of a search occurs in this value.</summary>
    public bool Matches(IReadOnlyList<string> words) => words.All(word => SearchText.Contains(word, StringComparison.Ordinal));

    /// <summary>The words of a search as typed.</summary>
    public static IReadOnlyList<string> WordsOf(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : FieldText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
