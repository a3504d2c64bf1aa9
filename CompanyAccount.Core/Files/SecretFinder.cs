using System.Buffers;
using System.Text.RegularExpressions;

namespace CompanyAccount.Core.Files;

/// <summary>What seems to be secret in a file.</summary>
public enum SecretKind
{
    /// <summary>A password beside its name, or in an address.</summary>
    Password,

    /// <summary>A cookie that signs a browser in.</summary>
    SessionCookie,

    /// <summary>A token or key of an interface.</summary>
    Token,

    /// <summary>A private key.</summary>
    PrivateKey,
}

/// <summary>A place in a file that seems to hold a secret.</summary>
/// <param name="Kind">What it seems to be.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Preview">The place with the secret itself masked, at most <see cref="SecretFinder.PreviewLimit"/> characters.</param>
public sealed record FoundSecret(SecretKind Kind, int Line, string Preview);

/// <summary>
/// Looks for passwords, session cookies, tokens and private keys in a text that is given a piece at a time: logs, HAR
/// files, configurations. It looks at stretches of bounded length, so that a file of one line costs no more than others,
/// and it would rather miss one than cry over every line: people stop reading warnings.
/// </summary>
public sealed partial class SecretFinder
{
    /// <summary>How many bytes of a file are looked at.</summary>
    public const long BytesLookedAt = 20L << 20;

    /// <summary>How many places are told; one is enough to think again.</summary>
    public const int Most = 50;

    /// <summary>The longest preview, in characters.</summary>
    public const int PreviewLimit = 120;

    private const string Mask = "••••••";
    private const int StretchLength = 4096;
    private const int Overlap = 512;

    // Most lines hold none of these, and need no closer look.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["private key", "cookie", "sess", "connect.sid", ".aspnet", "authorization", "eyj", "akia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "xox", "glpat-", "key", "token", "secret", "pass", "pwd", "пароль", "://"],
        StringComparison.OrdinalIgnoreCase);

    private readonly List<FoundSecret> _found = [];
    private readonly char[] _stretch = new char[StretchLength];
    private int _filled;
    private int _line = 1;
    // Where of the stretch at hand something was found already, when its end was looked at before.
    private int _seenUntil;

    /// <summary>What was found so far, in the order of the file.</summary>
    public IReadOnlyList<FoundSecret> Found => _found;

    /// <summary>Whether looking on would tell nothing more.</summary>
    public bool IsFull => _found.Count >= Most;

    /// <summary>Looks at the next piece.</summary>
    public void Look(ReadOnlySpan<char> piece)
    {
        foreach (var character in piece)
        {
            if (character == '\n')
            {
                LookAtStretch(isEnd: true);
                _line++;
                continue;
            }

            _stretch[_filled++] = character;
            if (_filled == StretchLength)
                LookAtStretch(isEnd: false);
        }
    }

    /// <summary>There is no next piece.</summary>
    public void End() => LookAtStretch(isEnd: true);

    private void LookAtStretch(bool isEnd)
    {
        var seen = _seenUntil;
        if (!IsFull && _stretch.AsSpan(0, _filled).ContainsAny(Signs))
        {
            var text = new string(_stretch, 0, _filled);
            foreach (var (kind, start, end, preview) in PlacesIn(text).OrderBy(place => place.Start))
            {
                // One place is one secret, though two rules know it; what reaches to the cut is looked at again with what follows.
                if (start < seen || (!isEnd && end == text.Length) || IsFull)
                    continue;
                _found.Add(new(kind, _line, preview.Length > PreviewLimit ? preview[..PreviewLimit] : preview));
                seen = end;
            }
        }

        if (isEnd)
        {
            (_filled, _seenUntil) = (0, 0);
            return;
        }

        _stretch.AsSpan(StretchLength - Overlap).CopyTo(_stretch);
        _filled = Overlap;
        _seenUntil = Math.Max(0, seen - (StretchLength - Overlap));
    }

    private static IEnumerable<(SecretKind Kind, int Start, int End, string Preview)> PlacesIn(string text)
    {
        foreach (Match match in PrivateKey().Matches(text))
            yield return (SecretKind.PrivateKey, match.Index, match.Index + match.Length, match.Value);
        foreach (Match match in Cookie().Matches(text))
        {
            if (IsSecret(match.Groups["value"].Value) && SessionName().IsMatch(match.Groups["value"].Value))
                yield return Masked(SecretKind.SessionCookie, match);
        }

        foreach (Match match in SessionPair().Matches(text))
            yield return Masked(SecretKind.SessionCookie, match);
        foreach (Match match in Bearer().Matches(text))
            yield return Masked(SecretKind.Token, match);
        foreach (Match match in KnownToken().Matches(text))
            yield return Masked(SecretKind.Token, match);
        foreach (Match match in TokenPair().Matches(text))
        {
            if (IsSecret(match.Groups["value"].Value) && match.Groups["value"].Length >= 8)
                yield return Masked(SecretKind.Token, match);
        }

        foreach (Match match in PasswordPair().Matches(text))
        {
            if (IsSecret(match.Groups["value"].Value))
                yield return Masked(SecretKind.Password, match);
        }

        foreach (Match match in AddressWithPassword().Matches(text))
        {
            if (IsSecret(match.Groups["value"].Value))
                yield return Masked(SecretKind.Password, match);
        }
    }

    private static (SecretKind Kind, int Start, int End, string Preview) Masked(SecretKind kind, Match match)
    {
        var value = match.Groups["value"];
        var before = match.Value[..(value.Index - match.Index)];
        return (kind, match.Index, match.Index + match.Length, (before.Length > 80 ? before[^80..] : before) + Mask);
    }

    // Values that say that there is none, or that it was masked or stands elsewhere.
    private static bool IsSecret(string value) => value.Length > 0 && !NoSecret().IsMatch(value);

    [GeneratedRegex(@"-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----")]
    private static partial Regex PrivateKey();

    // Headers of HTTP as logs write them, and as HAR files do: {"name": "Cookie", "value": "…"}.
    [GeneratedRegex("""(?<![\w-])(?:Set-)?Cookie(?:"\s{0,3},\s{0,20}"value"\s{0,3}:\s{0,3}"|"?\s{0,3}:\s{0,3}"?)(?<value>[^"\r\n]{1,400})""", RegexOptions.IgnoreCase)]
    private static partial Regex Cookie();

    [GeneratedRegex(@"(?:sess|sid\b|auth|token|ticket|identity|jwt|login|\.AspNet)", RegexOptions.IgnoreCase)]
    private static partial Regex SessionName();

    [GeneratedRegex("""(?<![\w.-])(?:JSESSIONID|PHPSESSID|ASP\.NET_SessionId|connect\.sid|sessionid|\.AspNetCore\.[\w.]{1,60})(?:"\s{0,3},\s{0,20}"value"\s{0,3}:\s{0,3}"|\s{0,3}[=:]\s{0,3}"?)(?<value>[^\s";,]{8,400})""", RegexOptions.IgnoreCase)]
    private static partial Regex SessionPair();

    [GeneratedRegex("""(?<![\w-])Authorization(?:"\s{0,3},\s{0,20}"value"\s{0,3}:\s{0,3}"|"?\s{0,3}[:=]\s{0,3}"?)(?:Bearer|Basic|Token|Negotiate|NTLM)\s{1,3}(?<value>[\w.~+/=-]{8,2000})""", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(?<![\w-])(?:eyJ(?<value>[\w-]{8,1000}\.[\w-]{8,2000})|AKIA(?<value>[A-Z0-9]{16})|gh[pousr]_(?<value>\w{20,255})|xox[abprs]-(?<value>[\w-]{10,200})|glpat-(?<value>[\w-]{20}))")]
    private static partial Regex KnownToken();

    [GeneratedRegex("""(?<![A-Za-z])(?:api[_-]?key|access[_-]?token|refresh[_-]?token|client[_-]?secret|secret[_-]?key)["']?\s{0,3}[:=]\s{0,3}["']?(?<value>[^\s"',;&<]{1,400})""", RegexOptions.IgnoreCase)]
    private static partial Regex TokenPair();

    [GeneratedRegex("""(?:password|passwd|passphrase|(?<![A-Za-z])pwd|(?<![А-Яа-яЁё])пароль)["']?(?:\s{0,3}[:=]\s{0,3}["']?|>)(?<value>[^\s"',;&<]{1,200})""", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordPair();

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@""]{1,100}:(?<value>[^\s/:@""]{1,200})@", RegexOptions.IgnoreCase)]
    private static partial Regex AddressWithPassword();

    [GeneratedRegex(@"^(?:[*•xX.#-]{2,}.{0,3}|null|none|nil|undefined|true|false|empty|redacted|removed|hidden|masked|\(.{0,40}\)?|\[.{0,40}\]?|\{.{0,60}|\$.{0,60}|%[^%]{0,60}%)[\\}\])]{0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex NoSecret();
}
