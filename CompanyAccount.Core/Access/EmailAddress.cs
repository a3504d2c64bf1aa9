using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CompanyAccount.Core.Access;

/// <summary>An e-mail address that can be one at all; the rest only a mail can tell.</summary>
public readonly partial record struct EmailAddress
{
    /// <summary>The longest address taken, in characters.</summary>
    public const int Limit = 256;

    private const int LocalPartLimit = 64;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string text) => Text = text;

    /// <summary>The address as it is mailed: the part before the <c>@</c> as typed, the host in lower case and, if it has other letters than Latin ones, in its ASCII form.</summary>
    public string Text { get; }

    /// <summary>The address as accounts are looked up by.</summary>
    public string Normalized => Text.ToUpperInvariant();

    /// <summary>Reads what a person typed or pasted, forgiving what is around the address: spaces, brackets, <c>mailto:</c>, a dot at the end.</summary>
    /// <param name="typed">The text; <see langword="null"/> for nothing.</param>
    /// <returns>The address, or <see langword="null"/> for what can be none: no or several <c>@</c>, spaces inside, control characters, more than <see cref="Limit"/> characters.</returns>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Host names are written in lower case.")]
    public static EmailAddress? Parse(string? typed)
    {
        // Half of a surrogate pair cannot even be normalized.
        if (typed is null || typed.Length > 2 * Limit || typed.Any(char.IsSurrogate))
            return null;
        var text = typed.Trim().Trim('<', '>', '"', '\'', '«', '»', '(', ')').Trim();
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text["mailto:".Length..];
        text = text.TrimEnd('.', ',', ';');
        if (text.Length > Limit || text.Split('@') is not [var local, var host] || local.Length > LocalPartLimit || !Local().IsMatch(local))
            return null;
        return AsciiOf(host.Normalize(NormalizationForm.FormKC).ToLowerInvariant()) is { } ascii && Host().IsMatch(ascii) && local.Length + 1 + ascii.Length <= Limit
            ? new($"{local}@{ascii}")
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string? AsciiOf(string host)
    {
        try
        {
            return Idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Mail to names in other letters before the @ needs servers that few have; a look-alike letter there is a slip of the keyboard.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Local();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
