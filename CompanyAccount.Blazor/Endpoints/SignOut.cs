using CompanyAccount.Blazor.Account;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>Endpoints of the account pages that are no pages.</summary>
internal static class SignOut
{
    public static void MapPortalAccount(this WebApplication app) =>
        app.MapPost(AccountRoutes.SignOut, async (SignInManager<PortalUser> signIn) =>
        {
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect(AccountRoutes.SignIn);
        }).WithMetadata(new RequireAntiforgeryTokenAttribute()).AllowAnonymous();
}
