using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>Signing in by e-mail and password.</summary>
public sealed partial class SignInPage
{
    /// <summary>Value of <c>notice</c> after a new password was set.</summary>
    internal const string PasswordChanged = "password-changed";

    /// <summary>Value of <c>notice</c> when an open page lost its sign-in.</summary>
    internal const string Ended = "ended";

    /// <summary>Value of <c>notice</c> after a passkey that lets nobody in.</summary>
    internal const string PasskeyRefused = "passkey";

    /// <summary>Value of <c>notice</c> after the address of an account was changed.</summary>
    internal const string EmailChanged = "email-changed";

    /// <summary>Value of <c>notice</c> for the Owner who has just deleted the company's account.</summary>
    internal const string CompanyDeleted = "company-deleted";

    /// <summary>Value of <c>notice</c> after an address was confirmed.</summary>
    internal const string Confirmed = "confirmed";

    /// <summary>Value of <c>notice</c> after an address was confirmed whose holder waits for approval.</summary>
    internal const string ConfirmedAwaiting = "confirmed-awaiting";

    private readonly FieldFaults _faults = new();
    private IReadOnlyList<string>? _alert;

    [Inject]
    private PasswordSignIn SignIn { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RegistrationTexts> R { get; set; } = null!;

    [Inject]
    private IStringLocalizer<SecurityTexts> S { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private PortalOptions Portal { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromForm]
    private bool Remember { get; set; }

    [SupplyParameterFromQuery(Name = AccountRoutes.ReturnUrl)]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Notice { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Http.User.Identity is { IsAuthenticated: true })
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }

    private async Task SubmitAsync()
    {
        Email = Email?.Trim() ?? "";
        CheckFields();
        if (!_faults.None)
            return;
        switch (await SignIn.RunAsync(Email, Password!, Remember, Http.RequestAborted))
        {
            case SignInAnswer.SignedIn(var person):
                Http.RememberLanguageAtFirst(person.Language, Time);
                Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
                break;
            case SignInAnswer.NeedsSecondFactor:
                Navigation.NavigateTo(SecondFactorPage.AddressOf(ReturnUrl, Remember));
                break;
            case SignInAnswer.Locked(var until):
                var minutes = Math.Max(1, (int)Math.Ceiling((until - Time.GetUtcNow()).TotalMinutes));
                _alert = [L.Count("SignIn_Locked", minutes), L["SignIn_LockedWayOut"]];
                break;
            case SignInAnswer.NoEntry(var obstacle):
                _alert = [R[$"Obstacle_{obstacle}"]];
                break;
            case SignInAnswer.Wrong:
                _alert = [L["SignIn_Wrong"]];
                _faults.Next = nameof(Password);
                break;
        }
    }

    private void CheckFields()
    {
        if (string.IsNullOrEmpty(Email))
            _faults.Add(nameof(Email), L["Email_Missing"]);
        else if (EmailAddress.Parse(Email) is { } address)
            Email = address.Text;
        else
            _faults.Add(nameof(Email), L["Email_Malformed"]);
        if (string.IsNullOrEmpty(Password))
            _faults.Add(nameof(Password), L["Password_Missing"]);
    }
}
