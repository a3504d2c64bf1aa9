using System.Security.Claims;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CompanyAccount.Blazor.Live;

/// <summary>
/// Looks every minute whether the sign-in of an open circuit still holds: a changed password, an ended session or an ended
/// account ends it. Open pages are told at once (see <c>RightsWatch</c>); this is for a page whose hint was lost.
/// </summary>
public sealed class CircuitSignIn(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = await users.GetUserAsync(authenticationState.User);
        return user is not null
            && SessionClaim.IdOf(authenticationState.User) is { } session
            && await scope.ServiceProvider.GetRequiredService<SessionBook>().HoldsAsync(session, user.Id, cancellationToken)
            && authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
    }
}
