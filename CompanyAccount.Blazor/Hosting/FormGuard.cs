using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>
/// Stops forged and outdated forms. The framework only notes that a token was wrong and leaves it to each endpoint to
/// look; here none can forget, and the reader gets the page of <c>/status/400</c> instead of a blank one.
/// </summary>
internal static class FormGuard
{
    public static void AddPortalForms(this WebApplicationBuilder builder) =>
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "portal-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The header policy says it already, and for all pages.
            options.SuppressXFrameOptionsHeader = true;
        });

    public static void UsePortalForms(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(static (context, next) =>
        {
            if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }
}
