using System.Security.Claims;
using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CompanyAccount.Blazor.Account;

/// <summary>The framework's signing in, each of which begins a session: its id goes into the cookie. Whatever way somebody comes in, it leads through here.</summary>
internal sealed class PortalSignIn(
    UserManager<PortalUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<PortalUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation,
    SessionBook sessions,
    TimeProvider time)
    : SignInManager<PortalUser>(users, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>How the person of this request signs in.</summary>
    public SignInWay Way { get; set; } = SignInWay.Password;

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(PortalUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        var session = await KeepOrBeginAsync(user);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(SessionClaim.Of(session)));
    }

    /// <inheritdoc/>
    public override async Task SignOutAsync()
    {
        if (SessionClaim.IdOf(Context.User) is { } session)
            await sessions.EndAsync(session, CancellationToken.None);
        await base.SignOutAsync();
    }

    // A cookie written anew after a change of how one signs in is no new sign-in.
    private async Task<Guid> KeepOrBeginAsync(PortalUser user)
    {
        if (SessionClaim.IdOf(Context.User) is { } held && Context.User.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id.ToString()
            && await sessions.HoldsAsync(held, user.Id, Context.RequestAborted))
        {
            return held;
        }

        Context.RememberZone(user.TimeZone, time);
        user.LastSeenAt = time.GetUtcNow();
        await UserManager.UpdateAsync(user);
        return await sessions.BeginAsync(user.Id, Context.Request.Headers.UserAgent.ToString(), Way, Context.RequestAborted);
    }
}

/// <summary>The session's id among the claims of the cookie.</summary>
internal static class SessionClaim
{
    private const string Name = "portal-session";

    public static Claim Of(Guid session) => new(Name, session.ToString("N"));

    public static Guid? IdOf(ClaimsPrincipal? principal) =>
        Guid.TryParseExact(principal?.FindFirstValue(Name), "N", out var session) ? session : null;
}
