using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>How one's own account is signed in to, and where it is. A plain page, because what is changed here renews the cookie.</summary>
public sealed partial class SecurityPage
{
    internal const string PasskeyAdded = "passkey-added";
    internal const string PasskeyFailed = "passkey-failed";
    internal const string PasskeyRenamed = "passkey-renamed";
    internal const string PasskeyRemoved = "passkey-removed";
    internal const string SessionsEnded = "sessions-ended";
    internal const string AppOff = "app-off";
    internal const string Nothing = "nothing";

    private readonly FieldFaults _faults = new();
    private PortalUser? _person;
    private IList<UserPasskeyInfo> _passkeys = [];
    private IReadOnlyList<SessionView> _sessions = [];
    private IReadOnlyList<string>? _codes;
    private Guid? _current;
    private int _codesLeft;

    [Inject]
    private UserManager<PortalUser> Users { get; set; } = null!;

    [Inject]
    private Authenticator App { get; set; } = null!;

    [Inject]
    private ReadSessions Sessions { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<SecurityTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> A { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromQuery]
    private string? Notice { get; set; }

    private bool IsBad => Notice is PasskeyFailed or Nothing;

    private string? NoticeText => KeyOf(Notice) is { } key ? L[key].Value : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.FindAsync(Http.RequestAborted) is not { } actor || await Users.GetUserAsync(Http.User) is not { } person)
            return;
        _current = SessionClaim.IdOf(Http.User);
        _codesLeft = await Users.CountRecoveryCodesAsync(person);
        _passkeys = await Users.GetPasskeysAsync(person);
        if ((await Sessions.RunAsync(actor, Http.RequestAborted)).TryGet(out var sessions, out _))
            _sessions = sessions;
        _person = person;
    }

    private static string? KeyOf(string? notice) => notice switch
    {
        PasskeyAdded => "Notice_PasskeyAdded",
        PasskeyFailed => "Passkey_NotMade",
        PasskeyRenamed => "Notice_PasskeyRenamed",
        PasskeyRemoved => "Notice_PasskeyRemoved",
        SessionsEnded => "Notice_SessionsEnded",
        AppOff => "Notice_AppOff",
        Nothing => "Notice_Nothing",
        _ => null,
    };

    private async Task RenewAsync()
    {
        if (_person is { TwoFactorEnabled: true })
            _codes = await App.RenewCodesAsync(_person);
    }

    private async Task TurnOffAsync()
    {
        if (_person is not { TwoFactorEnabled: true })
            return;
        if (await Users.IsLockedOutAsync(_person))
        {
            _faults.Add(nameof(Password), L["Password_Locked"]);
        }
        else if (await Users.CheckPasswordAsync(_person, Password ?? ""))
        {
            await Users.ResetAccessFailedCountAsync(_person);
            await App.TurnOffAsync(_person);
            Navigation.NavigateTo($"{AccountRoutes.Security}?notice={AppOff}");
        }
        else
        {
            // Wrong ones count towards the lockout of signing in, so that an open page is no place to guess.
            await Users.AccessFailedAsync(_person);
            _faults.Add(nameof(Password), A["Identity_PasswordMismatch"]);
        }
    }
}
