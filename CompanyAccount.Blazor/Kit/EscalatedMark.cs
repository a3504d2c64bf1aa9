using System.Collections.Concurrent;
using System.Globalization;
using CompanyAccount.Blazor.Shell;
using CompanyAccount.Blazor.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Kit;

/// <summary>That service managers look after a request: a word and a drawing, without a component around it, for rows of long tables. It never says why.</summary>
internal static class EscalatedMark
{
    private static readonly ConcurrentDictionary<string, MarkupString> Marks = new();

    public static MarkupString Of(IStringLocalizer<RequestTexts> texts) =>
        Marks.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => new MarkupString($"<span class=\"chip tone-bad\">{Icon.Of("warning")}{Html.Encode(texts["Escalated_Short"])}</span> "));
}
