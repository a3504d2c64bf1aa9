using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>The second step of signing in.</summary>
public sealed partial class SecondFactorPage
{
    private readonly FieldFaults _faults = new() { Next = nameof(Code) };
    private IReadOnlyList<string>? _alert;
    private PortalUser? _person;

    [Inject]
    private SecondStep Step { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<SecurityTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> A { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RegistrationTexts> R { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private string? Code { get; set; }

    [SupplyParameterFromForm]
    private bool RememberBrowser { get; set; }

    [SupplyParameterFromQuery]
    private bool Remember { get; set; }

    [SupplyParameterFromQuery]
    private bool Recovery { get; set; }

    [SupplyParameterFromQuery(Name = AccountRoutes.ReturnUrl)]
    private string? ReturnUrl { get; set; }

    private string OtherWay => AddressOf(ReturnUrl, Remember, !Recovery);

    /// <summary>The address of this page.</summary>
    internal static string AddressOf(string? returnUrl, bool remember, bool recovery = false)
    {
        var facts = new Dictionary<string, string?> { [AccountRoutes.ReturnUrl] = LocalAddress.OrHome(returnUrl) };
        if (remember)
            facts["remember"] = "true";
        if (recovery)
            facts["recovery"] = "true";
        return QueryHelpers.AddQueryString(AccountRoutes.SecondFactor, facts);
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Http.User.Identity is { IsAuthenticated: true })
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
        else if ((_person = await Step.FindAsync()) is null)
            Navigation.NavigateTo(QueryHelpers.AddQueryString(AccountRoutes.SignIn, AccountRoutes.ReturnUrl, LocalAddress.OrHome(ReturnUrl)));
    }

    private async Task SubmitAsync()
    {
        if (_person is null)
            return;
        // Apps show the code in two groups; recovery codes are typed by hand from paper.
        var code = string.Concat((Code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (!Recovery)
            code = code.Replace("-", "", StringComparison.Ordinal);
        else
            code = code.ToUpperInvariant();
        if (code.Length == 0)
        {
            _faults.Add(nameof(Code), L["Second_Missing"]);
            return;
        }

        switch (await Step.RunAsync(_person, code, Recovery, Remember, RememberBrowser, Http.RequestAborted))
        {
            case SignInAnswer.SignedIn(var person):
                Http.RememberLanguageAtFirst(person.Language, Time);
                Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
                break;
            case SignInAnswer.Locked(var until):
                _alert = [A.Count("SignIn_Locked", Math.Max(1, (int)Math.Ceiling((until - Time.GetUtcNow()).TotalMinutes))), A["SignIn_LockedWayOut"]];
                break;
            case SignInAnswer.NoEntry(var obstacle):
                _alert = [R[$"Obstacle_{obstacle}"]];
                break;
            default:
                _alert = [L[Recovery ? "Second_WrongRecovery" : "Second_Wrong"]];
                break;
        }
    }
}
