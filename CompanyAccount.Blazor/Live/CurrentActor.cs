using System.Security.Claims;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace CompanyAccount.Blazor.Live;

/// <summary>Who sits before this page, asked anew for each call: a circuit must not keep yesterday's rights.</summary>
public sealed class CurrentActor(AuthenticationStateProvider signIn, ActorReader actors)
{
    /// <summary>The actor of this moment; <see langword="null"/> when nobody is signed in or the account has no place any more.</summary>
    public async Task<Actor?> FindAsync(CancellationToken cancellationToken = default)
    {
        var state = await signIn.GetAuthenticationStateAsync();
        return Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId)
            ? await actors.FindAsync(personId, cancellationToken)
            : null;
    }
}
