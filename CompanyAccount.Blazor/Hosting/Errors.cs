using Microsoft.AspNetCore.Diagnostics;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Faults, missing pages, forged forms and too many attempts are told in the portal's own words.</summary>
internal static class Errors
{
    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        // The page that tells about a refused form is read, not sent: as a POST it would be taken for a form itself.
        app.Use(static (context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
                context.SetEndpoint(null);
            }

            return next(context);
        });
        app.UseRouting();
    }
}
