using System.Security.Claims;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>A page or endpoint for setting up a second factor: the only ones open to who has yet to do so.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SetsUpSecondFactorAttribute : Attribute;

/// <summary>Leads who lacks the demanded second factor to where it is set up. It only leads: whoever lacks it is no actor, so that nothing would open anyway.</summary>
internal static class SecondFactorGuard
{
    public static void UseSecondFactorGuard(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (NeedsSignIn(context) && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId)
            && (await context.RequestServices.GetRequiredService<ActorReader>().LookRecentlyAsync(personId, context.RequestAborted)).AwaitsSecondFactor)
        {
            context.Response.Redirect(SetUpSecondFactorPage.AddressOf(HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/"));
            return;
        }

        await next(context);
    });

    private static bool NeedsSignIn(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } facts
        && facts.GetMetadata<IAuthorizeData>() is not null
        && facts.GetMetadata<IAllowAnonymous>() is null
        && facts.GetMetadata<SetsUpSecondFactorAttribute>() is null;
}
