using System.Security.Claims;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>What a reader sets for this browser; the language of a signed-in person is that of their mail as well.</summary>
internal static class Preferences
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void MapPortalPreferences(this WebApplication app) =>
        app.MapPost("/preferences/language", SetLanguageAsync).AllowAnonymous();

    /// <summary>Remembers a language in this browser.</summary>
    public static void RememberLanguage(this HttpContext context, string language, TimeProvider time) =>
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions
            {
                Expires = time.GetUtcNow() + Remembered,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
            });

    /// <summary>The cookie of the zone that a person chose; without it dates are shown in the browser's zone.</summary>
    public const string ZoneCookie = "zone";

    /// <summary>Shows dates in the zone that the person chose, or in the browser's for none. Scripts read it, to see which one holds.</summary>
    public static void RememberZone(this HttpContext context, string? zone, TimeProvider time)
    {
        var options = new CookieOptions { Expires = time.GetUtcNow() + Remembered, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps };
        if (string.IsNullOrEmpty(zone))
            context.Response.Cookies.Delete(ZoneCookie, options);
        else
            context.Response.Cookies.Append(ZoneCookie, zone, options);
    }

    /// <summary>Shows the portal in the person's language, unless this browser has one already.</summary>
    public static void RememberLanguageAtFirst(this HttpContext context, string language, TimeProvider time)
    {
        if (!context.Request.Cookies.ContainsKey(CookieRequestCultureProvider.DefaultCookieName))
            context.RememberLanguage(language, time);
    }

    private static async Task<RedirectHttpResult> SetLanguageAsync(
        HttpContext context, [FromForm] string? language, [FromForm] string? returnUrl, UserManager<PortalUser> users, TimeProvider time)
    {
        var chosen = language == "en" ? "en" : "ru";
        context.RememberLanguage(chosen, time);
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not null
            && await users.GetUserAsync(context.User) is { } person && person.Language != chosen)
        {
            person.Language = chosen;
            await users.UpdateAsync(person);
        }

        return TypedResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }
}
