namespace CompanyAccount.Blazor.Hosting;

/// <summary>Faults and missing pages are told in the portal's own words.</summary>
internal static class Errors
{
    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    }
}
