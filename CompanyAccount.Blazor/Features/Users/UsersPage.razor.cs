using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Users;

/// <summary>The people of the reader's company and their invitations, live. For those who manage people; for everybody else there is no such page.</summary>
public sealed partial class UsersPage
{
    private readonly RowMarks _marks = new();
    private readonly TypingPause _typing = new();
    private UsersState _state = new();
    private Actor? _actor;
    private PeoplePage? _people;
    private InvitationPage? _invitations;
    private Refusal? _refusal;
    private string _search = "";
    private string _announcement = "";
    private int _awaiting;
    private int _waiting;
    private bool _busy;

    [Inject]
    private ReadPeople ReadPeople { get; set; } = null!;

    [Inject]
    private ReadInvitations ReadInvitations { get; set; } = null!;

    [Inject]
    private ChangeMember Change { get; set; } = null!;

    [Inject]
    private SendInvitationAgain SendAgain { get; set; } = null!;

    [Inject]
    private RevokeInvitation Revoke { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PeopleTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ShellTexts> Shell { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "tab")]
    private string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? RoleName { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var state = UsersState.Parse(Tab, Search, RoleName, StateName, After, Before);
        // What is being typed is newer than the address that it will become.
        if (!_typing.IsTyping)
            _search = state.Filter.Search;
        _state = state;
        _refusal = null;
        _actor = await Current.FindAsync(Leaving);
        if (_actor is Actor.Member member)
            Follow(Topic.PeopleOf(member.CompanyId));
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        var before = _people?.Rows ?? [];
        var state = _state;
        if (!await ReadAsync() || state != _state)
            return;
        var changed = RowMarks.ChangedOf(before, _people!.Rows, row => row.PersonId);
        if (changed.Count == 0)
            return;
        _announcement = L.Count("ChangedRows", changed.Count);
        _ = MarkAsync(changed);
    }

    /// <inheritdoc/>
    protected override ValueTask LeaveAsync()
    {
        _typing.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ReadAsync()
    {
        var state = _state;
        if (_actor is null
            || !(await ReadPeople.RunAsync(_actor, state.Filter, Leaving)).TryGet(out var people, out _)
            || !(await ReadInvitations.RunAsync(_actor, state.InvitationState, state.InvitationsAfter, Leaving)).TryGet(out var invitations, out _))
            return false;
        if (state == _state)
            (_people, _invitations, _waiting, _awaiting) = (people, invitations, invitations.Waiting, people.Counts.GetValueOrDefault(MemberState.AwaitingApproval));
        return true;
    }

    private async Task MarkAsync(IReadOnlyCollection<Guid> changed)
    {
        if (await _marks.ShowAsync(changed, Clock, Leaving))
            StateHasChanged();
    }

    private Task ChangeAsync(PersonRow person, MemberAction action) => DoAsync(actor => Change.RunAsync(actor, person.PersonId, person.Version, action, Leaving));

    private Task SendAgainAsync(InvitationRow invitation) => DoAsync(actor => SendAgain.RunAsync(actor, invitation.Id, Leaving), L["SentAgain", invitation.Email]);

    private Task RevokeAsync(InvitationRow invitation) => DoAsync(actor => Revoke.RunAsync(actor, invitation.Id, Leaving));

    private async Task DoAsync(Func<Actor, Task<Outcome<Done>>> call, string? done = null)
    {
        _busy = true;
        try
        {
            _refusal = await Current.FindAsync(Leaving) is { } actor ? (await call(actor)).Refusal : new NotAllowed();
            _announcement = _refusal is null ? done ?? L["Done"] : "";
            await RefreshAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task SearchTypedAsync(string? text)
    {
        _search = text ?? "";
        if (await _typing.ComesAsync(Clock, Leaving))
            SearchNow();
    }

    private void SearchNow() => Go(_state.WithSearch(_search));

    private void RoleChosen(ChangeEventArgs args) => Go(_state.With(Enum.TryParse<MemberRole>(args.Value as string, out var role) ? role : (MemberRole?)null));

    private void Go(UsersState state)
    {
        if (state.ToUrl() != _state.ToUrl())
            Navigation.NavigateTo(state.ToUrl(), replace: true);
    }
}
