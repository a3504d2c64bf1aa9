using System.Globalization;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Registering;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>Registering by an activation code.</summary>
public sealed partial class RegisterPage
{
    private readonly FieldFaults _faults = new();
    private bool _sent;
    private bool _sentAgain;
    private string? _alert;
    private string? _kept;

    [Inject]
    private Registration Registration { get; set; } = null!;

    [Inject]
    private NewPassword Passwords { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RegistrationTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private string? FullName { get; set; }

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    [SupplyParameterFromForm]
    private string? Phone { get; set; }

    [SupplyParameterFromForm]
    private string? CompanyName { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    /// <summary>The password's hash, sealed, once the form has asked for the license number.</summary>
    [SupplyParameterFromForm]
    private string? Kept { get; set; }

    [SupplyParameterFromForm]
    private string? Code { get; set; }

    [SupplyParameterFromForm]
    private string? LicenseNumber { get; set; }

    [SupplyParameterFromForm]
    private bool Consent { get; set; }

    [SupplyParameterFromForm]
    private bool Resend { get; set; }

    private bool Joining => LicenseNumber is not null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Http.User.Identity is { IsAuthenticated: true })
            Navigation.NavigateTo("/");
        _sent = Resend;
        // An emptied field arrives as nothing; only the form that asks for the number carries the sealed password.
        if (Kept is not null)
            LicenseNumber ??= "";
    }

    private async Task SendAgainAsync()
    {
        await Registration.SendAgainAsync(Email ?? "", Http.RequestAborted);
        _sentAgain = true;
    }

    private async Task SubmitAsync()
    {
        var hash = Registration.Unseal(Kept);
        _kept = hash is null ? null : Kept;
        var form = new RegistrationForm
        {
            Person = new() { FullName = FullName, Phone = Phone, Consent = Consent, Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName },
            Email = Email,
            CompanyName = CompanyName,
            Code = Code,
            LicenseNumber = LicenseNumber,
        };
        await CheckAsync(form, hash);
        if (!_faults.None)
            return;
        Email = EmailAddress.Parse(Email)!.Value.Text;
        hash ??= Registration.Hash(Password!);
        switch (await Registration.RunAsync(form, hash, Http.RequestAborted))
        {
            case RegistrationAnswer.Step(RegistrationStep.CheckMail):
                _sent = true;
                break;
            case RegistrationAnswer.Step:
                LicenseNumber ??= "";
                _kept = Registration.Seal(hash);
                _faults.Next = nameof(LicenseNumber);
                break;
            case RegistrationAnswer.Refused(var refusal):
                Tell(refusal);
                break;
            case RegistrationAnswer.Wait(var wait):
                Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                _alert = L.Count("Register_TooMany", Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes)));
                break;
        }
    }

    // In the order of the fields, for the first fault gets the focus: the password stands before the code.
    private async Task CheckAsync(RegistrationForm form, string? hash)
    {
        var faults = form.Faults();
        foreach (var fault in faults.Where(IsBeforePassword))
            _faults.Add(fault.Field, Refusals.Of(fault));
        if (hash is null)
        {
            foreach (var text in await Passwords.FaultsAsync(Password, Email))
                _faults.Add(nameof(Password), text);
        }

        foreach (var fault in faults.Where(fault => !IsBeforePassword(fault)))
            _faults.Add(fault.Field, Refusals.Of(fault));
    }

    private static bool IsBeforePassword(FieldFault fault) => fault.Field is nameof(FullName) or nameof(Email) or nameof(Phone) or nameof(CompanyName);

    private void Tell(Refusal refusal)
    {
        if (refusal is CodeUnknown or CodeOfHomeLicense or CodeExpired or CodeBlocked)
            _faults.Add(nameof(Code), Refusals.Of(refusal));
        else
            _alert = Refusals.Of(refusal);
        if (refusal is JoiningRefused)
            _faults.Next = nameof(LicenseNumber);
    }
}
