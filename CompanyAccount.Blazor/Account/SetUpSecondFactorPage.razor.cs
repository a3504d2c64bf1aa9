using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>Setting up the authenticator app: by choice, or because nothing else opens before.</summary>
public sealed partial class SetUpSecondFactorPage
{
    private PortalUser? _person;
    private bool _demanded;

    [Inject]
    private UserManager<PortalUser> Users { get; set; } = null!;

    [Inject]
    private ActorReader Actors { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<SecurityTexts> L { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = AccountRoutes.ReturnUrl)]
    private string? ReturnUrl { get; set; }

    /// <summary>The address of this page.</summary>
    internal static string AddressOf(string returnUrl) =>
        QueryHelpers.AddQueryString(AccountRoutes.SetUpSecondFactor, AccountRoutes.ReturnUrl, LocalAddress.OrHome(returnUrl));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var person = await Users.GetUserAsync(Http.User);
        // Who has one already has nothing to do here; the form that has just been sent still shows its codes.
        if (person is null || person.TwoFactorEnabled)
        {
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
            return;
        }

        _person = person;
        _demanded = (await Actors.LookAsync(person.Id, Http.RequestAborted)).AwaitsSecondFactor;
    }
}
