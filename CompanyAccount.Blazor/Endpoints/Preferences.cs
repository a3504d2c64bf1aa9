using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>What a reader sets for this browser.</summary>
internal static class Preferences
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void MapPortalPreferences(this WebApplication app) =>
        app.MapPost("/preferences/language", SetLanguage).AllowAnonymous();

    private static RedirectHttpResult SetLanguage(HttpContext context, [FromForm] string language, [FromForm] string? returnUrl, TimeProvider time)
    {
        var chosen = language == "en" ? "en" : "ru";
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { Expires = time.GetUtcNow() + Remembered, IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true });
        return TypedResults.LocalRedirect(LocalOrHome(returnUrl));
    }

    // A path of our own, or the home page: never another site.
    private static string LocalOrHome(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";
}
