using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CompanyAccount.Core.Markup;

/// <summary>
/// Markdown of strangers as HTML that is safe in a page and in a mail. Two walls: Markdig passes no HTML through, and what
/// Markdig writes goes through an allow-list.
/// </summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseSoftlineBreakAsHardlineBreak()
        .DisableHtml()
        .Build();

    private static readonly HtmlSanitizer Sanitizer = BuildSanitizer();

    /// <summary>The text as safe HTML. Never throws for what somebody wrote: what cannot be read as Markdown is shown as it was typed.</summary>
    public static string ToHtml(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (Nesting.IsTooDeep(markdown) || Parse(markdown) is not { } document)
            return AsTyped(markdown);
        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
            image.ReplaceBy(new ContainerInline());
        return Sanitizer.Sanitize(document.ToHtml(Pipeline)).Trim();
    }

    /// <summary>The words of the text without its markup: for a preview or a search.</summary>
    public static string ToPlainText(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (Nesting.IsTooDeep(markdown) || Parse(markdown) is null)
            return markdown.Trim();
        return Markdown.ToPlainText(markdown, Pipeline).Trim();
    }

    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig says so of what is nested too deeply.
            return null;
        }
    }

    private static string AsTyped(string text) => $"<pre>{WebUtility.HtmlEncode(text)}</pre>";

    private static HtmlSanitizer BuildSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a",
                "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        });
        sanitizer.PostProcessNode += (_, step) =>
        {
            if (step.Node is IHtmlAnchorElement link)
                Tame(link);
            else if (step.Node is IHtmlHeadingElement heading)
                Flatten(heading);
        };
        return sanitizer;
    }

    private static void Tame(IHtmlAnchorElement link)
    {
        var address = link.GetAttribute("href");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https" or "mailto"))
        {
            link.RemoveAttribute("href");
            return;
        }

        link.SetAttribute("rel", "noopener nofollow");
        link.SetAttribute("target", "_blank");
        // A link without words has no name for a screen reader.
        if (string.IsNullOrWhiteSpace(link.TextContent))
            link.TextContent = address!;
    }

    // A message stands inside a page or a mail that has an order of headings of its own.
    private static void Flatten(IHtmlHeadingElement heading)
    {
        var document = heading.Owner!;
        var strong = document.CreateElement("strong");
        while (heading.FirstChild is { } child)
            strong.AppendChild(child);
        var paragraph = document.CreateElement("p");
        paragraph.AppendChild(strong);
        heading.Replace(paragraph);
    }
}
