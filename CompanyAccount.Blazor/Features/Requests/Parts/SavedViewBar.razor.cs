using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>Keeps the reader's views of the list, and hands out its address.</summary>
public sealed partial class SavedViewBar
{
    private IReadOnlyList<SavedView> _views = [];
    private ElementReference _field;
    private Mode _mode;
    private string _name = "";
    private string _said = "";
    private string? _fault;
    private string? _link;
    private bool _busy;
    private bool _focus;

    private enum Mode
    {
        None,
        Save,
        Edit,
    }

    [Inject]
    private ReadSavedViews Read { get; set; } = null!;

    [Inject]
    private SaveView Save { get; set; } = null!;

    [Inject]
    private RenameView Rename { get; set; } = null!;

    [Inject]
    private DeleteView Delete { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>What the list shows.</summary>
    [Parameter, EditorRequired]
    public RequestsState State { get; set; } = null!;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    // The list as it is at first needs no name.
    private bool MaySave => State.ToQuery() is { Length: > 0 } query && _views.All(view => view.Query != query);

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The link of another address.
        if (_link is not null && _link != Link())
            (_link, _said) = (null, "");
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await _field.FocusAsync();
    }

    // What was kept by an older portal is read as any address is.
    private static string UrlOf(SavedView view) => RequestsState.Parse(ListAddress.Of(view.Query)).ToUrl();

    private string Link() => Navigation.ToAbsoluteUri(State.ToUrl()).ToString();

    private void Turn(Mode mode)
    {
        _mode = _mode == mode ? Mode.None : mode;
        (_name, _fault, _focus) = ("", null, _mode is Mode.Save);
    }

    private async Task ReadAsync()
    {
        if (await Current.FindAsync() is { } actor && (await Read.RunAsync(actor, CancellationToken.None)).TryGet(out var views, out _))
            _views = views;
    }

    private Task SaveAsync() => DoAsync(
        async actor => (await Save.RunAsync(actor, _name, State.ToQuery(), CancellationToken.None)).Refusal,
        () => (_mode, _said) = (Mode.None, L["View_Saved", _name.Trim()]));

    private Task RenameAsync(SavedView view, string? name) => DoAsync(
        async actor => (await Rename.RunAsync(actor, view.Id, name ?? "", CancellationToken.None)).Refusal,
        () => _said = L["View_Saved", name?.Trim() ?? ""]);

    private Task DeleteAsync(SavedView view) => DoAsync(
        async actor => (await Delete.RunAsync(actor, view.Id, CancellationToken.None)).Refusal,
        () => _said = L["View_Deleted", view.Name]);

    private async Task DoAsync(Func<Actor, Task<Refusal?>> act, Action done)
    {
        (_busy, _fault, _said, _link) = (true, null, "", null);
        try
        {
            var refusal = await Current.FindAsync() is { } actor ? await act(actor) : new NotAllowed();
            await ReadAsync();
            if (_views.Count == 0 && _mode is Mode.Edit)
                _mode = Mode.None;
            if (refusal is null)
                done();
            else
                _fault = refusal is InvalidInput { Faults: [var fault, ..] } ? Refusals.Of(fault) : Refusals.Of(refusal);
        }
        finally
        {
            _busy = false;
        }
    }

    // Where the browser keeps its clipboard to itself, the address is there to be copied by hand.
    private async Task CopyAsync()
    {
        _link = Link();
        try
        {
            await Js.InvokeVoidAsync("navigator.clipboard.writeText", _link);
            _said = L["Link_Copied"];
        }
        catch (JSException)
        {
            _said = "";
        }
    }
}
