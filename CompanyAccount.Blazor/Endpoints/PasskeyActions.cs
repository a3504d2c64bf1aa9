using CompanyAccount.Blazor.Account;
using CompanyAccount.Blazor.Hosting;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>Passkeys: what the browser asks before it makes or uses one, and where it sends the answer.</summary>
internal static class PasskeyActions
{
    public const string Options = AccountRoutes.Security + "/passkeys/options";
    public const string Add = AccountRoutes.Security + "/passkeys/add";
    public const string Rename = AccountRoutes.Security + "/passkeys/rename";
    public const string Remove = AccountRoutes.Security + "/passkeys/remove";

    public static void MapPasskeys(this WebApplication app)
    {
        var form = new RequireAntiforgeryTokenAttribute();
        app.MapPost(AccountRoutes.PasskeyOptions, async (PortalSignIn signIn) => Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json"))
            .WithMetadata(form).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        app.MapPost(AccountRoutes.PasskeySignIn, SignInAsync).WithMetadata(form).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        var setUp = new SetsUpSecondFactorAttribute();
        app.MapPost(Options, OptionsAsync).WithMetadata(form, setUp).RequireAuthorization();
        app.MapPost(Add, AddAsync).WithMetadata(form, setUp).RequireAuthorization();
        app.MapPost(Rename, RenameAsync).WithMetadata(form).RequireAuthorization();
        app.MapPost(Remove, RemoveAsync).WithMetadata(form).RequireAuthorization();
    }

    private static async Task<RedirectHttpResult> SignInAsync(
        HttpContext context, Passkeys passkeys, TimeProvider time, [FromForm] string? credential, [FromForm] string? returnUrl)
    {
        if (string.IsNullOrEmpty(credential) || await passkeys.SignInAsync(credential, context.RequestAborted) is not { } person)
        {
            return TypedResults.LocalRedirect(QueryHelpers.AddQueryString(AccountRoutes.SignIn, new Dictionary<string, string?>
            {
                ["notice"] = SignInPage.PasskeyRefused,
                [AccountRoutes.ReturnUrl] = LocalAddress.OrHome(returnUrl),
            }));
        }

        context.RememberLanguageAtFirst(person.Language, time);
        return TypedResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }

    private static async Task<IResult> OptionsAsync(HttpContext context, UserManager<PortalUser> users, Passkeys passkeys) =>
        await users.GetUserAsync(context.User) is { } person ? Results.Content(await passkeys.OptionsAsync(person), "application/json") : Results.NotFound();

    private static async Task<IResult> AddAsync(
        HttpContext context, UserManager<PortalUser> users, Passkeys passkeys, [FromForm] string? credential, [FromForm] string? name, [FromForm] string? returnUrl)
    {
        if (await users.GetUserAsync(context.User) is not { } person)
            return Results.NotFound();
        var named = string.IsNullOrWhiteSpace(name) ? BrowserName.Of(context.Request.Headers.UserAgent.ToString()) : name;
        var added = !string.IsNullOrEmpty(credential) && await passkeys.AddAsync(person, credential, named);
        return added && returnUrl is not null ? Results.LocalRedirect(LocalAddress.OrHome(returnUrl)) : SecurityActions.Back(added ? SecurityPage.PasskeyAdded : SecurityPage.PasskeyFailed);
    }

    private static async Task<IResult> RenameAsync(HttpContext context, UserManager<PortalUser> users, Passkeys passkeys, [FromForm] string? id, [FromForm] string? name) =>
        await users.GetUserAsync(context.User) is { } person && await passkeys.RenameAsync(person, id, name) ? SecurityActions.Back(SecurityPage.PasskeyRenamed) : SecurityActions.Back(SecurityPage.Nothing);

    private static async Task<IResult> RemoveAsync(HttpContext context, UserManager<PortalUser> users, Passkeys passkeys, [FromForm] string? id) =>
        await users.GetUserAsync(context.User) is { } person && await passkeys.RemoveAsync(person, id) ? SecurityActions.Back(SecurityPage.PasskeyRemoved) : SecurityActions.Back(SecurityPage.Nothing);
}
