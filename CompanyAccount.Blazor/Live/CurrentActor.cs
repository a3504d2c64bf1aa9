using System.Security.Claims;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace CompanyAccount.Blazor.Live;

/// <summary>Who sits before this page, asked anew for each call: a circuit must not keep yesterday's rights.</summary>
public sealed class CurrentActor(AuthenticationStateProvider signIn, ActorReader actors, SessionBook sessions)
{
    /// <summary>The actor of this moment; <see langword="null"/> when nobody is signed in or the account has no place any more.</summary>
    public async Task<Actor?> FindAsync(CancellationToken cancellationToken = default) =>
        (await LookAsync(cancellationToken)).Actor;

    /// <summary>How the account and the sign-in behind this page stand at this moment.</summary>
    public async Task<Standing> LookAsync(CancellationToken cancellationToken = default)
    {
        var person = (await signIn.GetAuthenticationStateAsync()).User;
        if (!Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var personId))
            return new(null, AwaitsSecondFactor: false);
        // A cookie without a session starts no circuit; but an ended session must not keep an open one.
        if (SessionClaim.IdOf(person) is { } session && !await sessions.HoldsAsync(session, personId, cancellationToken))
            return new(null, AwaitsSecondFactor: false);
        return await actors.LookAsync(personId, cancellationToken);
    }

    /// <summary>The actor of a moment ago, for showing a live page again; whatever changes something asks <see cref="FindAsync"/>.</summary>
    public async Task<Actor?> FindRecentAsync(CancellationToken cancellationToken = default) =>
        await PersonIdAsync() is { } personId ? await actors.FindRecentAsync(personId, cancellationToken) : null;

    private async Task<Guid?> PersonIdAsync()
    {
        var state = await signIn.GetAuthenticationStateAsync();
        return Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId) ? personId : null;
    }
}
