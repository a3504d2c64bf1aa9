using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CompanyAccount.Tests.Bench.Host;

/// <summary>A browser without scripts: it keeps cookies, fills in forms, and follows no redirect by itself.</summary>
public sealed class Caller(HttpClient http, CookieContainer cookies)
{
    /// <summary>The password of all demo accounts.</summary>
    public const string Password = "Demo-2026!pass";

    /// <summary>The client, for what a browser would not do.</summary>
    public HttpClient Http => http;

    /// <summary>A cookie's value; <see langword="null"/> if there is none.</summary>
    public string? Cookie(string name) => cookies.GetCookies(new Uri(PortalHost.Origin))[name]?.Value;

    /// <summary>Loses all cookies.</summary>
    public void LoseCookies()
    {
        foreach (var cookie in cookies.GetAllCookies().Cast<Cookie>())
            cookie.Expired = true;
    }

    /// <summary>Reads the portal in a language.</summary>
    public Caller In(string language)
    {
        cookies.Add(new Uri(PortalHost.Origin), new Cookie(".AspNetCore.Culture", Uri.EscapeDataString($"c={language}|uic={language}")));
        return this;
    }

    /// <summary>Asks for an address.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Opens a page and reads it.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await ReadAsync(answer);
    }

    /// <summary>Reads the page of an answer.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string path, params (string Name, string Value)[] fields) =>
        await SendFormAsync(path, await ReadAsync(path), fields);

    /// <summary>Fills in the first form of a page that was opened before, and sends it.</summary>
    public Task<HttpResponseMessage> SendFormAsync(string path, IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        ArgumentNullException.ThrowIfNull(page);
        var hidden = page.QuerySelector("main form")!.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(input => (input.Name!, input.Value));
        return PostAsync(path, [.. hidden, .. fields]);
    }

    /// <summary>Sends values, as a forger would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Signs in.</summary>
    public Task<HttpResponseMessage> SignInAsync(string email, string password = Password, string path = "/account/sign-in") =>
        SendFormAsync(path, ("Email", email), ("Password", password));

    /// <summary>Whether somebody is signed in here.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var answer = await GetAsync("/account/sign-in");
        return answer.StatusCode is HttpStatusCode.Found;
    }
}

/// <summary>What stands on a page.</summary>
internal static class Reading
{
    /// <summary>The text of what a selector finds, spaces made one.</summary>
    public static string Text(this IHtmlDocument page, string selector) =>
        string.Join(" ", page.QuerySelectorAll(selector).Select(element => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    /// <summary>The page's main part as a reader sees it, without what differs each time.</summary>
    public static string MainPart(this IHtmlDocument page)
    {
        foreach (var hidden in page.QuerySelectorAll("main input").ToList())
            hidden.Remove();
        return page.QuerySelector("main")!.OuterHtml;
    }
}
