using System.Globalization;
using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Registering;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff.Registering;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>An invited person fills in the form and is in: the mail has proven the address.</summary>
public sealed partial class InvitationPage
{
    private readonly FieldFaults _faults = new();
    private OpenedInvitation _page = OpenedInvitation.Dead(OpenedInvitationState.Unknown);
    private string? _alert;

    [Inject]
    private OpenInvitation Open { get; set; } = null!;

    [Inject]
    private AcceptInvitation Accept { get; set; } = null!;

    [Inject]
    private OpenStaffInvitation OpenStaff { get; set; } = null!;

    [Inject]
    private AcceptStaffInvitation AcceptStaff { get; set; } = null!;

    [Inject]
    private NewPassword Passwords { get; set; } = null!;

    [Inject]
    private SignInManager<PortalUser> SignIn { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RegistrationTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    [SupplyParameterFromForm]
    private string? FullName { get; set; }

    [SupplyParameterFromForm]
    private string? Phone { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromForm]
    private bool Consent { get; set; }

    private bool IsStaff => Http.Request.Path.StartsWithSegments("/account/staff-invitation", StringComparison.OrdinalIgnoreCase);

    private string Greeting => (_page.Company, _page.Inviter) switch
    {
        ({ } company, { Length: > 0 } inviter) => L["Invitation_Text", inviter, company],
        ({ } company, _) => L["Invitation_TextNoInviter", company],
        (null, { Length: > 0 } inviter) => L["Invitation_StaffText", inviter],
        _ => L["Invitation_StaffTextNoInviter"],
    };

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync() =>
        _page = IsStaff ? await OpenStaff.RunAsync(Token, Http.RequestAborted) : await Open.RunAsync(Token, Http.RequestAborted);

    private async Task SubmitAsync()
    {
        if (_page.State is not OpenedInvitationState.Open)
            return;
        var form = new PersonForm { FullName = FullName, Phone = Phone, Consent = Consent, Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
        await CheckAsync(form);
        if (!_faults.None)
            return;
        var hash = Passwords.Hash(Password!);
        var outcome = IsStaff
            ? await AcceptStaff.RunAsync(Token, form, hash, Http.RequestAborted)
            : await Accept.RunAsync(Token, form, hash, Http.RequestAborted);
        if (!outcome.TryGet(out var personId, out var refusal))
        {
            _alert = Refusals.Of(refusal);
            await LookAsync();
            return;
        }

        if (await SignIn.UserManager.FindByIdAsync(personId.ToString()) is { } person)
            await SignIn.SignInAsync(person, isPersistent: false);
        Navigation.NavigateTo(LocalAddress.OrHome(null));
    }

    private async Task CheckAsync(PersonForm form)
    {
        foreach (var fault in new[] { form.NameFault(), form.PhoneFault() }.OfType<FieldFault>())
            _faults.Add(fault.Field, Refusals.Of(fault));
        foreach (var text in await Passwords.FaultsAsync(Password, _page.Email))
            _faults.Add(nameof(Password), text);
        if (form.ConsentFault() is { } consent)
            _faults.Add(consent.Field, Refusals.Of(consent));
    }
}
