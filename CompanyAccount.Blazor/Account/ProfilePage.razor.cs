using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Profiles;
using CompanyAccount.Core.Profiles.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Account;

/// <summary>What a person says about themselves, their address and password. A plain page, because what is changed here sets cookies.</summary>
public sealed partial class ProfilePage
{
    internal const string Saved = "saved";
    internal const string LetterSent = "letter";
    internal const string PasswordChanged = "password";

    private readonly FieldFaults _faults = new();
    private PortalUser? _person;
    private Refusal? _refusal;

    [Inject]
    private UserManager<PortalUser> Users { get; set; } = null!;

    [Inject]
    private ChangeProfile Change { get; set; } = null!;

    [Inject]
    private AskForNewAddress AskForAddress { get; set; } = null!;

    [Inject]
    private NewAddress NewAddress { get; set; } = null!;

    [Inject]
    private OwnPassword OwnPassword { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ProfileTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private string? FullName { get; set; }

    [SupplyParameterFromForm]
    private string? Phone { get; set; }

    [SupplyParameterFromForm]
    private string? Language { get; set; }

    [SupplyParameterFromForm]
    private string? TimeZone { get; set; }

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    [SupplyParameterFromForm]
    private string? EmailPassword { get; set; }

    [SupplyParameterFromForm(Name = nameof(Current))]
    private string? CurrentPassword { get; set; }

    [SupplyParameterFromForm]
    private string? Fresh { get; set; }

    [SupplyParameterFromForm]
    private string? Repeated { get; set; }

    [SupplyParameterFromQuery]
    private string? Notice { get; set; }

    private string? Said => !_faults.None || _refusal is not null ? null : Notice switch
    {
        Saved => L["Saved"].Value,
        LetterSent => L["Email_Sent"].Value,
        PasswordChanged => L["Password_Changed"].Value,
        _ => null,
    };

    private IEnumerable<(string Id, string Offset)> Zones => TimeZoneInfo.GetSystemTimeZones()
        .Where(zone => zone.Id.Contains('/', StringComparison.Ordinal) && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
        .Select(zone => (zone.Id, zone.GetUtcOffset(Time.GetUtcNow())))
        .OrderBy(zone => zone.Item2).ThenBy(zone => zone.Id, StringComparer.Ordinal)
        .Select(zone => (zone.Id, $"UTC{(zone.Item2 < TimeSpan.Zero ? '−' : '+')}{zone.Item2:hh\\:mm}"));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.FindAsync(Http.RequestAborted) is null || await Users.GetUserAsync(Http.User) is not { } person)
            return;
        _person = person;
        // A field that was sent empty is not one that was not sent.
        if (Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(nameof(FullName)))
            return;
        (FullName, Phone, Language, TimeZone) = (person.FullName, person.PhoneNumber, person.Language, person.TimeZone);
    }

    private async Task SaveAsync()
    {
        var form = new ProfileForm { FullName = FullName ?? "", Phone = Phone ?? "", Language = Language ?? "", TimeZone = TimeZone?.Trim() ?? "" };
        if (!Took(await AsActorAsync(actor => Change.RunAsync(actor, form, Http.RequestAborted))))
            return;
        Http.RememberLanguage(form.Language, Time);
        Http.RememberZone(form.TimeZone, Time);
        Navigation.NavigateTo($"{AccountRoutes.Profile}?notice={Saved}");
    }

    private async Task AskForAddressAsync()
    {
        var outcome = await AsActorAsync(actor => AskForAddress.RunAsync(actor, Email ?? "", EmailPassword ?? "", address => NewAddress.LinkForAsync(_person!, address), Http.RequestAborted));
        if (Took(outcome, passwordField: nameof(EmailPassword)))
            Navigation.NavigateTo($"{AccountRoutes.Profile}?notice={LetterSent}");
    }

    private async Task ChangePasswordAsync()
    {
        if (_person is null || await Current.FindAsync(Http.RequestAborted) is not { } actor)
            return;
        if (await OwnPassword.ChangeAsync(actor, _person, Http, CurrentPassword ?? "", Fresh ?? "", Repeated ?? "", _faults))
            Navigation.NavigateTo($"{AccountRoutes.Profile}?notice={PasswordChanged}");
    }

    private async Task<Outcome<Done>> AsActorAsync(Func<Actor, Task<Outcome<Done>>> call) =>
        _person is not null && await Current.FindAsync(Http.RequestAborted) is { } actor ? await call(actor) : new NotAllowed();

    private bool Took(Outcome<Done> outcome, string passwordField = "")
    {
        if (!outcome.IsRefused)
            return true;
        if (outcome.Refusal is not InvalidInput input)
        {
            _refusal = outcome.Refusal;
            return false;
        }

        foreach (var fault in input.Faults)
            _faults.Add(fault.Fault is Fault.WrongPassword ? passwordField : fault.Field, fault.Field is nameof(TimeZone) ? L["TimeZone_Unknown"] : Refusals.Of(fault));
        return false;
    }
}
