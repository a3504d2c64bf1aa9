using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Russian by default, English by the switch, which a cookie remembers.</summary>
internal static class Localization
{
    private static readonly CultureInfo[] Cultures = [new("ru"), new("en")];

    public static void AddPortalLocalization(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures[0]);
            options.SupportedCultures = Cultures;
            options.SupportedUICultures = Cultures;
            // The browser's language is not asked: the contract says Russian until the reader says otherwise.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }

    public static void UsePortalLocalization(this WebApplication app) => app.UseRequestLocalization();
}
