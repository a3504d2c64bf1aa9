using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>Confirms an address by the link of a mail.</summary>
public sealed partial class ConfirmEmailPage
{
    private readonly FieldFaults _faults = new();
    private PortalUser? _person;
    private bool _sent;

    [Inject]
    private EmailConfirmation Confirmation { get; set; } = null!;

    [Inject]
    private Registration Registration { get; set; } = null!;

    [Inject]
    private ActorReader Actors { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RegistrationTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = EmailConfirmation.Person)]
    private string? Id { get; set; }

    [SupplyParameterFromQuery(Name = EmailConfirmation.Code)]
    private string? Code { get; set; }

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _person = await Confirmation.FindAsync(Id, Code);

    private async Task ConfirmAsync()
    {
        if (_person is null || _person.EmailConfirmed || !await Confirmation.ConfirmAsync(_person, Code))
            return;
        var obstacle = await Actors.FindObstacleAsync(_person.Id, Http.RequestAborted);
        Navigation.NavigateTo($"{AccountRoutes.SignIn}?notice={(obstacle is SignInObstacle.AwaitingApproval ? SignInPage.ConfirmedAwaiting : SignInPage.Confirmed)}");
    }

    private async Task SendAgainAsync()
    {
        if (EmailAddress.Parse(Email) is not { } address)
        {
            _faults.Add(nameof(Email), Refusals.Of(new FieldFault(nameof(Email), string.IsNullOrWhiteSpace(Email) ? Fault.Required : Fault.MalformedEmail, [])));
            return;
        }

        Email = address.Text;
        await Registration.SendAgainAsync(Email, Http.RequestAborted);
        _sent = true;
    }
}
