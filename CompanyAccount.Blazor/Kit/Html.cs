using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CompanyAccount.Blazor.Kit;

/// <summary>Text inside markup that is written by hand. Letters of every script stay letters: as entities, a Russian word would be four times as long on the wire.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text with everything escaped that markup gives a meaning to.</summary>
    public static string Encode(string text) => Encoder.Encode(text);
}
