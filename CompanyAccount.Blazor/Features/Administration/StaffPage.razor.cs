using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff.Reads;
using CompanyAccount.Core.Staff.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>The vendor's people: invite, change roles, shut out. For Operators; for everybody else there is no such page.</summary>
public sealed partial class StaffPage
{
    private Actor? _actor;
    private StaffPeople? _staff;
    private string _email = "";
    private StaffRole _role = StaffRole.Engineer;
    private Refusal? _invited;
    private Refusal? _refusal;
    private string _said = "";
    private bool _busy;

    [Inject]
    private ReadStaff Read { get; set; } = null!;

    [Inject]
    private InviteStaff Invite { get; set; } = null!;

    [Inject]
    private RevokeStaffInvitation Revoke { get; set; } = null!;

    [Inject]
    private ChangeStaffRole ChangeRole { get; set; } = null!;

    [Inject]
    private BlockStaff Block { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AdministrationTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ShellTexts> Shell { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Topic.Staff);
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || await ReadAsync(_actor) is not { } staff)
            Navigation.NotFound();
        else
            _staff = staff;
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is not null && await ReadAsync(_actor) is { } staff)
            _staff = staff;
    }

    private async Task<StaffPeople?> ReadAsync(Actor actor)
    {
        var outcome = await Read.RunAsync(actor, Leaving);
        return outcome.TryGet(out var staff, out _) ? staff : null;
    }

    private async Task InviteAsync()
    {
        var email = _email.Trim();
        _invited = await DoAsync(actor => Invite.RunAsync(actor, email, _role, Leaving));
        if (_invited is not null)
            return;
        _said = L["Staff_Invited", email];
        _email = "";
    }

    private async Task SendAgainAsync(WaitingStaff invitation)
    {
        _refusal = await DoAsync(actor => Invite.RunAsync(actor, invitation.Email, invitation.Role, Leaving));
        if (_refusal is null)
            _said = L["Staff_Invited", invitation.Email];
    }

    private async Task RevokeAsync(WaitingStaff invitation) => _refusal = await DoAsync(actor => Revoke.RunAsync(actor, invitation.Id, Leaving));

    private async Task ChangeRoleAsync(StaffPerson person, StaffRole role) =>
        _refusal = await DoAsync(actor => ChangeRole.RunAsync(actor, person.PersonId, person.Version, role, Leaving));

    private async Task BlockAsync(StaffPerson person, bool blocked) =>
        _refusal = await DoAsync(actor => Block.RunAsync(actor, person.PersonId, person.Version, blocked, Leaving));

    private async Task<Refusal?> DoAsync(Func<Actor, Task<Outcome<Done>>> call)
    {
        (_busy, _said) = (true, "");
        try
        {
            if (await Current.FindAsync(Leaving) is not { } actor)
                return new NotAllowed();
            var refusal = (await call(actor)).Refusal;
            await RefreshAsync();
            return refusal;
        }
        finally
        {
            _busy = false;
        }
    }
}
