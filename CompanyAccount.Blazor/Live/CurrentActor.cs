using System.Security.Claims;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace CompanyAccount.Blazor.Live;

/// <summary>Who sits before this page, asked anew for each call: a circuit must not keep yesterday's rights.</summary>
public sealed class CurrentActor(AuthenticationStateProvider signIn, ActorReader actors)
{
    /// <summary>The actor of this moment; <see langword="null"/> when nobody is signed in or the account has no place any more.</summary>
    public async Task<Actor?> FindAsync(CancellationToken cancellationToken = default) =>
        await PersonIdAsync() is { } personId ? await actors.FindAsync(personId, cancellationToken) : null;

    /// <summary>The actor of a moment ago, for showing a live page again; whatever changes something asks <see cref="FindAsync"/>.</summary>
    public async Task<Actor?> FindRecentAsync(CancellationToken cancellationToken = default) =>
        await PersonIdAsync() is { } personId ? await actors.FindRecentAsync(personId, cancellationToken) : null;

    private async Task<Guid?> PersonIdAsync()
    {
        var state = await signIn.GetAuthenticationStateAsync();
        return Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId) ? personId : null;
    }
}
