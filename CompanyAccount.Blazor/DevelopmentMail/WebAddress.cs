using System.Text.RegularExpressions;

namespace CompanyAccount.Blazor.DevelopmentMail;

/// <summary>Finds the links in a plain text.</summary>
internal static partial class WebAddress
{
    /// <summary>The text in pieces, each a link or what stands between two.</summary>
    public static IEnumerable<(string Text, bool IsLink)> Pieces(string text) =>
        Shape().Split(text).Select(piece => (piece, Shape().IsMatch(piece)));

    [GeneratedRegex(@"(https?://[^\s<>""]+)")]
    private static partial Regex Shape();
}
