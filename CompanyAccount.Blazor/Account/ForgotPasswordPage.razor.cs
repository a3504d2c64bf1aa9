using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>Asks for a link to a new password; the answer is the same whether the address has an account or not.</summary>
public sealed partial class ForgotPasswordPage
{
    private readonly FieldFaults _faults = new();
    private bool _asked;

    [Inject]
    private PasswordReset Reset { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> L { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Http.User.Identity is { IsAuthenticated: true })
            Navigation.NavigateTo("/");
    }

    private async Task SubmitAsync()
    {
        Email = Email?.Trim() ?? "";
        if (Email.Length == 0)
            _faults.Add(nameof(Email), L["Email_Missing"]);
        else if (EmailAddress.Parse(Email) is { } address)
            Email = address.Text;
        else
            _faults.Add(nameof(Email), L["Email_Malformed"]);
        if (!_faults.None)
            return;
        await Reset.AskAsync(Email, Http.RequestAborted);
        _asked = true;
    }
}
