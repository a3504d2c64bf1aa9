using CompanyAccount.Blazor.Account;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security.UseCases;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>What the page of sign-in and security sends: ending sessions.</summary>
internal static class SecurityActions
{
    public const string EndSession = AccountRoutes.Security + "/sessions/end";

    public static void MapSecurityActions(this WebApplication app) =>
        app.MapPost(EndSession, EndAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireAuthorization();

    /// <summary>Back to the page, which says what was done.</summary>
    public static IResult Back(string notice) => Results.LocalRedirect($"{AccountRoutes.Security}?notice={notice}");

    private static async Task<IResult> EndAsync(HttpContext context, ActorReader actors, EndSessions end, [FromForm] Guid? id)
    {
        if (!Guid.TryParse(context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value, out var personId)
            || await actors.FindAsync(personId, context.RequestAborted) is not { } actor || SessionClaim.IdOf(context.User) is not { } kept)
        {
            return Results.NotFound();
        }

        var outcome = await end.RunAsync(actor, id, kept, context.RequestAborted);
        return Back(outcome.IsRefused ? SecurityPage.Nothing : SecurityPage.SessionsEnded);
    }
}
