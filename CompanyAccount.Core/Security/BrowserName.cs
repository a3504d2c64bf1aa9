namespace CompanyAccount.Core.Security;

/// <summary>What a browser calls itself, in words that its owner knows: <c>Chrome, Linux</c>.</summary>
public static class BrowserName
{
    // The order matters: each of the later ones is named by the earlier ones too.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser/", "Яндекс Браузер"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; <see langword="null"/> when neither is known.</summary>
    public static string? Of(string userAgent)
    {
        ArgumentNullException.ThrowIfNull(userAgent);
        string?[] known = [NameIn(Browsers, userAgent), NameIn(Systems, userAgent)];
        var words = string.Join(", ", known.Where(word => word is not null));
        return words.Length == 0 ? null : words;
    }

    private static string? NameIn((string Mark, string Name)[] names, string userAgent) =>
        names.FirstOrDefault(entry => userAgent.Contains(entry.Mark, StringComparison.Ordinal)).Name;
}
