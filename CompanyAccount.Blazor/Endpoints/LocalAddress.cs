namespace CompanyAccount.Blazor.Endpoints;

/// <summary>Where a reader is sent after a form: only ever to a page of the portal.</summary>
internal static class LocalAddress
{
    private static readonly string[] NoReturn = ["/status/", "/error", "/not-found", "/account/sign-out", "/account/second-factor", "/account/passkey"];

    /// <summary>The address if it is a path of the portal, or the home page.</summary>
    /// <remarks>Browsers drop tabs and line ends from addresses and take a backslash for a slash, so <c>/\t/evil</c> is another site too.</remarks>
    public static string OrHome(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl)
        && !NoReturn.Any(path => url.StartsWith(path, StringComparison.OrdinalIgnoreCase))
            ? url
            : "/";
}
