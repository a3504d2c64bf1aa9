using System.Security.Claims;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Endpoints;

/// <summary>Who asks for a file or sends one, with the rights of this moment, and how a refusal is told where no page is shown.</summary>
internal sealed record FileCaller(ActorReader Actors, SessionBook Sessions, IStringLocalizer<RefusalTexts> Refusals)
{
    /// <summary>Who asks, if the account and the sign-in hold at this moment.</summary>
    public async Task<Actor?> FindAsync(HttpContext http)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId))
            return null;
        return SessionClaim.IdOf(http.User) is { } session && !await Sessions.HoldsAsync(session, personId, http.RequestAborted)
            ? null
            : await Actors.FindAsync(personId, http.RequestAborted);
    }

    /// <summary>Answers with a refusal's sentence in the person's language.</summary>
    public Task TellAsync(HttpContext http, int status, Refusal refusal) => TellAsync(http, status, Refusals.Of(refusal));

    /// <summary>Answers with a status and plain words.</summary>
    public static Task TellAsync(HttpContext http, int status, string words)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        // A program asks, not a reader: it gets no page.
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(words + "\n", http.RequestAborted);
    }
}
