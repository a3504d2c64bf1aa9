using System.Text.RegularExpressions;

namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>
/// Cuts off what a mail quotes, so that the sender's own words are left: at the portal's own line, at the line with which a mail program
/// begins a quote (Russian and English), at its block of headers, and at signatures. Works on lines, in linear time.
/// </summary>
internal static partial class OwnWords
{
    /// <summary>What the line over a letter that can be answered says, in either language: an answer above it is all that counts.</summary>
    public static readonly IReadOnlyList<string> Marks = ["Пишите ответ выше этой строки", "Write your answer above this line"];

    /// <summary>How many lines of a mail are looked at.</summary>
    private const int LineLimit = 20_000;

    /// <summary>The longest line that a quote can begin with, in characters.</summary>
    private const int AttributionLimit = 600;

    /// <summary>A wrapped attribution takes up to so many lines.</summary>
    private const int AttributionLines = 4;

    /// <summary>A signature below <c>-- </c> that is longer is none.</summary>
    private const int SignatureLines = 15;

    /// <summary>A line that a phone adds is no longer, in characters.</summary>
    private const int SignatureLimit = 100;

    /// <summary>The sender's own words.</summary>
    /// <param name="text">The mail's text, with line ends as <c>\n</c>.</param>
    /// <param name="names">The portal's own addresses and its name, as a quote of its mail names its sender.</param>
    public static string Of(string text, IReadOnlyList<string> names)
    {
        var lines = text.Split('\n', LineLimit).Select(line => line.TrimEnd()).ToList();
        var cut = FindQuote(lines, names, out var after);
        var above = Trim(lines.Take(cut));
        if (above.Count == 0)
            return Text(Below(lines, after));
        return Text(above);
    }

    // Nothing above the quote: who answers below it, or between its lines, leaves lines without its mark.
    private static List<string> Below(List<string> lines, int after)
    {
        if (after >= lines.Count || !lines.Skip(after).Any(IsQuoted))
            return [];
        return Trim(lines.Skip(after).SkipWhile(line => line.Length == 0 || IsQuoted(line)).Where(line => !IsQuoted(line)));
    }

    /// <returns>The line that the quote begins at; <paramref name="after"/> is the one behind its introduction.</returns>
    private static int FindQuote(List<string> lines, IReadOnlyList<string> names, out int after)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            after = at + 1;
            var line = Bare(lines[at]);
            if (line.Length == 0)
                continue;
            if (Marks.Any(mark => line.Contains(mark, StringComparison.OrdinalIgnoreCase)))
                return BeforeMark(lines, at);
            if (IsQuoted(lines[at]))
                continue;
            if (Separator().IsMatch(line) || IsHeaderBlock(lines, at, names))
                return at;
            if (AttributionAt(lines, at, names) is var length and > 0)
            {
                after = at + length;
                return at;
            }
        }

        after = lines.Count;
        return lines.Count;
    }

    // What introduces the quote stands right above the mark that is quoted.
    private static int BeforeMark(List<string> lines, int mark)
    {
        var first = mark;
        while (first > 0 && (lines[first - 1].Length == 0 || IsQuoted(lines[first - 1])))
            first--;
        for (var back = 1; back <= AttributionLines && first - back >= 0; back++)
        {
            if (lines[first - back].Length == 0)
                break;
            var joined = string.Join(' ', lines.Skip(first - back).Take(back));
            if (joined.EndsWith(':') && joined.Any(char.IsDigit))
                return first - back;
        }

        return first;
    }

    private static int AttributionAt(List<string> lines, int at, IReadOnlyList<string> names)
    {
        var joined = "";
        for (var count = 1; count <= AttributionLines && at + count <= lines.Count; count++)
        {
            var line = Bare(lines[at + count - 1]);
            if (line.Length == 0 || joined.Length + line.Length > AttributionLimit)
                return 0;
            joined = joined.Length == 0 ? line : $"{joined} {line}";
            if (!joined.EndsWith(':'))
            {
                // A wrapped one begins as one; words of the sender's right above it do not belong to it.
                if (count == 1 && !AttributionStart().IsMatch(joined))
                    return 0;
                continue;
            }

            // "Программа пишет:" begins no quote: there is a moment or an address in the line of a mail program, or our name.
            if (!Moment().IsMatch(joined) && !joined.Contains('@', StringComparison.Ordinal))
                continue;
            if (Attribution().IsMatch(joined) || names.Any(name => joined.Contains(name, StringComparison.OrdinalIgnoreCase)) || IsBeforeQuoteToTheEnd(lines, at + count))
                return count;
        }

        return 0;
    }

    private static bool IsBeforeQuoteToTheEnd(List<string> lines, int next)
    {
        var rest = lines.Skip(next).Where(line => line.Length > 0).ToList();
        return rest.Count > 0 && rest.All(IsQuoted);
    }

    // Outlook, Exchange, Yandex, Mail.ru and phones: "From: … Sent: … To: … Subject: …", in either language and some order.
    // Of our mail only: who answers about mail security may well show headers of another.
    private static bool IsHeaderBlock(List<string> lines, int at, IReadOnlyList<string> names)
    {
        var from = Bare(lines[at]);
        if (!FromLine().IsMatch(from) || !names.Any(name => from.Contains(name, StringComparison.OrdinalIgnoreCase)))
            return false;
        var others = 0;
        foreach (var line in lines.Skip(at + 1).Where(line => line.Length > 0).Take(8))
            others += OtherLine().IsMatch(Bare(line)) ? 1 : 0;
        return others >= 2;
    }

    private static List<string> Trim(IEnumerable<string> lines)
    {
        var own = lines.ToList();
        for (var at = own.Count - 1; at >= 0 && own.Count - at <= SignatureLines + 1; at--)
        {
            if (own[at] == "--")
            {
                own.RemoveRange(at, own.Count - at);
                break;
            }
        }

        while (own.Count > 0 && (own[^1].Length == 0 || IsRule(own[^1]) || (own[^1].Length <= SignatureLimit && MobileSignature().IsMatch(Bare(own[^1])))))
            own.RemoveAt(own.Count - 1);
        return [.. own.SkipWhile(line => line.Length == 0)];
    }

    private static string Text(List<string> lines) => string.Join('\n', lines).Trim('\n');

    private static bool IsRule(string line) => line.Length >= 2 && line.All(character => character is '_' or '-' or '—' or '*' or '\\');

    private static bool IsQuoted(string line) => line.TrimStart() is ['>', ..];

    // Without the marks of bold text and of quotes, which HTML leaves behind.
    private static string Bare(string line) => line.Trim().TrimStart('>', ' ').Replace("*", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Replace('\u00A0', ' ').Trim();

    [GeneratedRegex(
        @"^(.* (wrote|writes|пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\))|в письме от .*|(вы|you) (писали|писал|wrote) .*|(пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),? [0-9]{1,2} .*[@<].*):$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^(on |(пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[, ]|[0-9]{1,2}[ ./-]|20[0-9]{2}[ ./-]|в письме |(вы|you) )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AttributionStart();

    [GeneratedRegex(@"[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|\b20[0-9]{2}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"^[-–—_=]{2,20} ?(original message|original appointment|forwarded message|reply message|исходное сообщение|исходное письмо|пересылаемое сообщение|пересланное сообщение|конец пересылаемого сообщения|пересылаемое письмо|ответ на сообщение) ?[-–—_=]{0,20}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(from|от|от кого|отправитель): ?.+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FromLine();

    [GeneratedRegex(@"^(sent|date|to|cc|subject|importance|reply-to|отправлено|дата|кому|копия|тема|важность):.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OtherLine();

    [GeneratedRegex(
        @"^(\[?(sent|get) (from|via|with) (my )?.+|get \[?outlook for .+|sent from \[?outlook.*|\[?(отправлено|отослано) (с|со|из|через) .+|(скачать|скачайте) \[?outlook.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MobileSignature();
}
