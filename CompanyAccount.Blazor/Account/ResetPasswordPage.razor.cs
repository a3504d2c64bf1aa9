using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>Sets a new password by the link of a mail.</summary>
public sealed partial class ResetPasswordPage
{
    private const int PasswordLimit = 128;

    private readonly FieldFaults _faults = new();
    private PortalUser? _person;

    [Inject]
    private PasswordReset Reset { get; set; } = null!;

    [Inject]
    private SignInManager<PortalUser> SignIn { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = PasswordReset.Person)]
    private string? Id { get; set; }

    [SupplyParameterFromQuery(Name = PasswordReset.Code)]
    private string? Code { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromForm]
    private string? Repeated { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _person = await Reset.FindAsync(Id, Code);

    private async Task SubmitAsync()
    {
        CheckFields();
        if (_person is null || !_faults.None)
            return;
        var result = await Reset.ChangeAsync(_person, Code, Password!);
        if (!result.Succeeded)
        {
            await TellAsync(result);
            return;
        }

        await SignIn.SignOutAsync();
        Navigation.NavigateTo($"{AccountRoutes.SignIn}?notice={SignInPage.PasswordChanged}");
    }

    private void CheckFields()
    {
        if (string.IsNullOrEmpty(Password))
            _faults.Add(nameof(Password), L["NewPassword_Missing"]);
        else if (Password.Length > PasswordLimit)
            _faults.Add(nameof(Password), L["NewPassword_TooLong", PasswordLimit]);
        else if (string.Equals(Password, _person?.Email, StringComparison.OrdinalIgnoreCase))
            _faults.Add(nameof(Password), L["NewPassword_IsEmail"]);
        else if (Password != Repeated)
            _faults.Add(nameof(Repeated), L["NewPassword_Differs"]);
    }

    // Used meanwhile in another tab: then the link is dead, whatever is typed here.
    private async Task TellAsync(IdentityResult result)
    {
        _person = await Reset.FindAsync(Id, Code);
        foreach (var error in result.Errors)
            _faults.Add(nameof(Password), error.Description);
    }
}
