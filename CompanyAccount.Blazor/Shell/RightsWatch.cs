using CompanyAccount.Blazor.Account;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Live;
using Microsoft.AspNetCore.Components;

namespace CompanyAccount.Blazor.Shell;

/// <summary>
/// Looks after the rights of an open page: who lost their place is led out at once, and who has other rights gets the
/// page anew. It shows nothing, and protects nothing by itself: every call asks for rights anew.
/// </summary>
public sealed class RightsWatch : LiveComponent
{
    private Actor? _known;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ActorReader Actors { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Whether the reader signs out on this very page, and so is on the way out without being led.</summary>
    [Parameter]
    public bool Leaves { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _known = await Current.FindAsync(Leaving);
        if (_known is null)
            return;
        // A company can demand a second factor of all its people at once.
        Follow(_known is Actor.Member member ? [Topic.Person(_known.PersonId), Topic.Company(member.CompanyId)] : [Topic.Person(_known.PersonId)]);
        // What changed between the look and the following is not told again.
        if (RendererInfo.IsInteractive)
            await RefreshAsync();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        var standing = await Current.LookAsync(Leaving);
        var now = standing.Actor;
        if (standing.AwaitsSecondFactor)
            Navigation.NavigateTo(SetUpSecondFactorPage.AddressOf("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
        else if (now is null && Leaves)
            return;
        else if (now is null)
            Navigation.NavigateTo($"{AccountRoutes.SignIn}?notice={await ReasonAsync(_known!.PersonId)}", forceLoad: true);
        else if (!HaveSameRights(now, _known!))
            Navigation.Refresh(forceReload: true);
    }

    private async Task<string> ReasonAsync(Guid personId) =>
        await Actors.FindObstacleAsync(personId, Leaving) is SignInObstacle.CompanyDeleted ? SignInPage.CompanyDeleted : SignInPage.Ended;

    private static bool HaveSameRights(Actor one, Actor other) =>
        (one as Actor.Member)?.CompanyId == (other as Actor.Member)?.CompanyId
        && Enum.GetValues<Right>().All(right => one.May(right) == other.May(right));
}
