using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>The wizard: four steps, a draft that is always kept, one request at the end.</summary>
public sealed partial class NewRequestPage : IAsyncDisposable
{
    private const string StepTitle = "step-title";

    private WizardState? _state;
    private DraftKeeper? _keeper;
    private IJSObjectReference? _script;
    private ElementReference _root;
    private bool _isRefused;
    private bool _isSubmitting;
    private bool _isReady;
    private string? _focusNext;
    private DateTimeOffset? _found;
    private TypedText? _offered;
    private bool _putBack;
    private Refusal? _refusal;
    private IReadOnlyList<FieldFault> _missing = [];

    // Before the page's script has put back what a lost connection held, typing would be overwritten by it.
    private bool CanAct => _isReady && !_isSubmitting && !_keeper!.HasConflict;

    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
        {
            _keeper.Changed -= Redraw;
            await _keeper.DisposeAsync();
        }

        if (_script is null)
            return;
        try
        {
            await _script.InvokeVoidAsync("leave", _root);
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its script with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.FindAsync() is not Actor.Member actor)
        {
            _isRefused = true;
            Navigation.NotFound();
            return;
        }

        var catalog = await Catalog.RunAsync(actor, CancellationToken.None);
        var licensed = await Licensed.RunAsync(actor, CancellationToken.None);
        var choices = await Choices.RunAsync(actor, CancellationToken.None);
        var keeper = new DraftKeeper(Current, Drafts, Saving, Discarding, Time);
        var found = await keeper.FindAsync();
        if (catalog.IsRefused || licensed.IsRefused || choices.IsRefused || found.IsRefused)
        {
            _isRefused = true;
            Navigation.NotFound();
            return;
        }

        var state = new WizardState(catalog.Value, licensed.Value, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, choices.Value);
        if (found.Value is { } draft)
        {
            state.Begin(draft.Form, draft.Step);
            _found = draft.SavedAt;
        }

        keeper.Changed += Redraw;
        (_keeper, _state) = (keeper, state);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_state is null || _isRefused || !RendererInfo.IsInteractive)
            return;
        if (_script is null)
        {
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./Features/Requests/NewRequest/NewRequestPage.razor.js");
            await PutBackTypedTextAsync();
            await _script.InvokeVoidAsync("follow", _root, _keeper!.Id, _keeper.Version);
            _isReady = true;
            StateHasChanged();
        }
        else if (_focusNext is { } id)
        {
            _focusNext = null;
            await _script.InvokeVoidAsync("focusOn", id);
        }
    }

    private async Task PutBackTypedTextAsync()
    {
        if (_found is null || await _script!.InvokeAsync<TypedText?>("kept", _keeper!.Id) is not { } typed)
            return;
        var form = typed.Into(_state!.Form);
        if (form == _state.Form)
            await _script!.InvokeVoidAsync("forget", _keeper.Id);
        else if (typed.Version == _keeper.Version || typed.OnlyAddsTo(_state.Form))
            await TakeAsync(form);
        else
            _offered = typed;
    }

    private async Task TakeAsync(TechnicalRequestForm form)
    {
        _putBack = true;
        await ChangeAsync(form);
    }

    private Task TakeOfferedAsync()
    {
        var form = _offered!.Into(_state!.Form);
        _offered = null;
        return TakeAsync(form);
    }

    private async Task LeaveOfferedAsync()
    {
        _offered = null;
        await _script!.InvokeVoidAsync("forget", _keeper!.Id);
    }

    private async Task ChangeAsync(TechnicalRequestForm form)
    {
        if (form == _state!.Form)
            return;
        _state.Form = form;
        _refusal = null;
        if (_missing.Count > 0)
            _missing = [.. _state.FaultsOf(_state.Step).Where(fault => _state.FaultAt(fault.Field) is not null)];
        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        await _keeper!.SaveAsync(_state!.Form, _state.Step);
        if (_script is null || _keeper.Version == 0)
            return;
        var kept = _keeper.LastSaved;
        await _script.InvokeVoidAsync("saved", _root, _keeper.Id, _keeper.Version,
            new { subject = TypedText.SumOf(kept.Subject), description = TypedText.SumOf(kept.Description) });
    }

    private Task GoOnAsync()
    {
        _missing = _state!.GoOn();
        if (_missing.Count > 0)
        {
            _focusNext = IdOf(_missing[0]);
            return Task.CompletedTask;
        }

        return MovedAsync();
    }

    private Task GoBackAsync()
    {
        _state!.GoBack();
        return MovedAsync();
    }

    private Task EditAsync(int step)
    {
        _state!.Edit(step);
        return MovedAsync();
    }

    private Task MovedAsync()
    {
        (_missing, _refusal, _found, _putBack, _focusNext) = ([], null, null, false, StepTitle);
        return SaveAsync();
    }

    private async Task SubmitAsync()
    {
        if (_isSubmitting)
            return;
        _isSubmitting = true;
        _refusal = null;
        await _keeper!.HoldAsync();
        if (!_keeper.HasConflict && await FilesAreReadyAsync() && await SendAsync() is { } number)
        {
            await _script!.InvokeVoidAsync("forget", _keeper.Id);
            if (_files is not null)
                await _files.SentAsync();
            Navigation.NavigateTo($"/requests/{number}?created=1");
            return;
        }

        _isSubmitting = false;
        _keeper.Resume();
    }

    private async Task<RequestNumber?> SendAsync()
    {
        var who = await _keeper!.ActorAsync();
        var outcome = who.IsRefused ? who.Refusal : await Submitting.RunAsync(who.Value, _keeper.Id, _state!.Form with { Uploads = _files?.Uploads ?? [] }, CancellationToken.None);
        if (outcome.TryGet(out var number, out var refusal))
            return number;
        _refusal = refusal;
        if (refusal is InvalidInput input)
        {
            _state!.Show(input.Faults);
            _missing = _state.FaultsOf(_state.Step);
            _focusNext = IdOf(input.Faults[0]);
        }
        else if (_state!.Chosen is not null)
        {
            await LookAtContractsAsync();
        }

        return null;
    }

    private async Task ShowNewAsync()
    {
        var found = await _keeper!.FindAsync();
        if (found.TryGet(out var draft, out var refusal) && draft is not null)
            Show(draft);
        else
            _refusal = refusal;
    }

    private async Task KeepMineAsync()
    {
        await _keeper!.KeepMineAsync(_state!.Form, _state.Step);
        await _script!.InvokeVoidAsync("follow", _root, _keeper.Id, _keeper.Version);
    }

    private async Task BeginAnewAsync()
    {
        var beginning = _keeper!.BeginAnewAsync(_state!.Form, _state.Step);
        if (_files is not null)
            await _files.MoveAsync(_keeper.Id);
        await beginning;
        await _script!.InvokeVoidAsync("follow", _root, _keeper.Id, _keeper.Version);
    }

    private async Task StartOverAsync()
    {
        var discarded = _keeper!.Id;
        _refusal = await _keeper.DiscardAsync();
        if (_refusal is not null)
            return;
        if (_files is not null)
            await _files.DropAsync();
        await _script!.InvokeVoidAsync("forget", discarded);
        await _script!.InvokeVoidAsync("follow", _root, _keeper.Id, _keeper.Version);
        _state!.Begin(new(), 1);
        (_missing, _found, _offered, _putBack, _focusNext) = ([], null, null, false, StepTitle);
    }

    private void Show(SavedDraft draft)
    {
        _state!.Begin(draft.Form, draft.Step);
        (_missing, _refusal, _found, _focusNext) = ([], null, null, StepTitle);
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);

    private static string IdOf(FieldFault fault) => $"field-{fault.Field}";
}
