using System.Globalization;
using System.Net;
using System.Text;
using CompanyAccount.Core.Markup;

namespace CompanyAccount.Core.Mail;

/// <summary>How a letter looks: as HTML with inline styles, since mail programs drop any others, and as plain text that says all that the HTML says.</summary>
internal static class LetterLayout
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
    private const string Primary = "#00695A";

    public static string ToHtml(LetterBody letter)
    {
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="{Encode(letter.Language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Encode(letter.Heading)}</title>
            </head>
            <body style="margin:0;padding:16px;background:#EEF3F1;color:#1B2422;{Font};font-size:16px;line-height:1.5">
            {AnswerLineOf(letter)}<div style="max-width:640px;margin:0 auto;background:#FFFFFF;border-radius:8px;overflow:hidden">
            <div style="background:{Primary};color:#FFFFFF;padding:16px 24px;font-size:18px;font-weight:600">{Encode(letter.Brand)}</div>
            <div style="padding:24px;overflow-wrap:anywhere">
            <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{Encode(letter.Heading)}</h1>

            """);
        foreach (var part in letter.Parts)
            html.Append(ToHtml(part)).Append('\n');
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            </div>
            <div style="padding:16px 24px;border-top:1px solid #D5DEDB;color:#4A5753;font-size:13px">{Encode(letter.Footer)}</div>
            </div>
            </body>
            </html>

            """);
        return html.ToString();
    }

    public static string ToText(LetterBody letter)
    {
        var text = new StringBuilder();
        if (letter.AnswerLine is { } line)
            text.Append(line).Append("\n\n");
        text.Append(letter.Heading).Append("\n\n");
        foreach (var part in letter.Parts)
            text.Append(ToText(part)).Append("\n\n");
        return text.Append("-- \n").Append(letter.Brand).Append('\n').Append(letter.Footer).Append('\n').ToString();
    }

    private static string AnswerLineOf(LetterBody letter) => letter.AnswerLine is { } line
        ? $"""<p style="max-width:640px;margin:0 auto 12px;color:#4A5753;font-size:13px">{Encode(line)}</p>{'\n'}"""
        : "";

    private static string ToHtml(LetterPart part) => part switch
    {
        LetterPart.Paragraph paragraph => $"""<p style="margin:0 0 16px">{Encode(paragraph.Text)}</p>""",
        LetterPart.Facts facts =>
            $"""<p style="margin:0 0 16px">{string.Join("<br>\n", facts.Items.Select(fact => $"""<span style="color:#4A5753">{Encode(fact.Name)}:</span> <strong>{Encode(fact.Value)}</strong>"""))}</p>""",
        LetterPart.Quote quote =>
            $"""
            <div style="margin:0 0 16px;padding:12px 16px;border-left:4px solid {Primary};background:#F4F8F7">
            <p style="margin:0 0 8px;color:#4A5753;font-size:14px">{Encode(quote.Caption)}</p>
            {SafeMarkdown.ToHtml(quote.Markdown)}
            </div>
            """,
        LetterPart.Button button =>
            $"""<p style="margin:24px 0"><a href="{Encode(button.Address)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:{Primary};color:#FFFFFF;font-weight:600;text-decoration:none">{Encode(button.Label)}</a></p>""",
        LetterPart.Choices choices =>
            $"""<p style="margin:24px 0">{string.Join("\n", choices.Items.Select(choice => $"""<a href="{Encode(choice.Address)}" style="display:inline-block;margin:0 8px 8px 0;padding:12px 16px;border-radius:6px;background:{Primary};color:#FFFFFF;font-weight:600;text-decoration:none">{Encode(choice.Label)}</a>"""))}</p>""",
        LetterPart.Links links =>
            $"""<p style="margin:0 0 16px">{string.Join("<br>\n", links.Items.Select(link => $"""<a href="{Encode(link.Address)}" style="color:{Primary}">{Encode(link.Label)}</a>"""))}</p>""",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A letter has no such part."),
    };

    private static string ToText(LetterPart part) => part switch
    {
        LetterPart.Paragraph paragraph => paragraph.Text,
        LetterPart.Facts facts => string.Join('\n', facts.Items.Select(fact => $"{fact.Name}: {fact.Value}")),
        // As typed: Markdown is made to be read as plain text, and keeps the lists, paths and addresses that a rendering drops.
        LetterPart.Quote quote => $"{quote.Caption}\n\n{Quoted(quote.Markdown)}",
        LetterPart.Button button => $"{button.Label}: {button.Address}",
        LetterPart.Choices choices => string.Join('\n', choices.Items.Select(choice => $"{choice.Label}: {choice.Address}")),
        LetterPart.Links links => string.Join('\n', links.Items.Select(link => $"{link.Label}: {link.Address}")),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A letter has no such part."),
    };

    private static string Quoted(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}"));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
