using System.Text.Json.Serialization;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>Text that a browser kept because it did not hear that the server has it.</summary>
/// <param name="Version">The draft's version that the text was typed over.</param>
/// <param name="Subject">The subject, if it was typed.</param>
/// <param name="Description">The description, if it was typed.</param>
public sealed record TypedText(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("subject")] string? Subject,
    [property: JsonPropertyName("description")] string? Description)
{
    /// <summary>Puts the text into a form.</summary>
    public TechnicalRequestForm Into(TechnicalRequestForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with { Subject = Subject ?? form.Subject, Description = Description ?? form.Description };
    }

    /// <summary>Whether nothing of a form would be lost by putting the text into it: a save whose answer did not reach the browser makes a version that the browser does not know.</summary>
    public bool OnlyAddsTo(TechnicalRequestForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return (Subject is null || Subject.StartsWith(form.Subject, StringComparison.Ordinal))
            && (Description is null || Description.StartsWith(form.Description, StringComparison.Ordinal));
    }

    /// <summary>FNV-1a over UTF-16 units, as in the page's script: tells the browser which text was saved without sending it back.</summary>
    public static uint SumOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sum = 0x811c9dc5u;
        foreach (var unit in text)
            sum = unchecked((sum ^ unit) * 0x01000193u);
        return sum;
    }
}
