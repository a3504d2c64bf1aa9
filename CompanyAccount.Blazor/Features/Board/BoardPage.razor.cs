using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Board;

/// <summary>Every open request, live; a request opens beside the table, which keeps its place.</summary>
public sealed partial class BoardPage
{
    private readonly RowMarks _marks = new();
    private readonly BoardRowCollection _rows = [];
    private BoardState _state = new();
    private BoardView? _view;
    private ProductCatalog? _catalog;
    private Actor? _actor;
    private DateTimeOffset _now;
    private RowKeys? _keys;
    private BoardHead? _head;
    private ElementReference _panel;
    private string _query = "";
    private string? _opened;
    private float _rowHeight = 34;

    [Inject]
    private ReadBoard ReadBoard { get; set; } = null!;

    [Inject]
    private ReadCatalog ReadCatalog { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<BoardTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> T { get; set; } = null!;

    /// <summary>The request that is open beside the table.</summary>
    [Parameter]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "owner")]
    private string? Owner { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "severity")]
    private string? SeverityName { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    private string? ProductId { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    private string? LevelName { get; set; }

    [SupplyParameterFromQuery(Name = "deadline")]
    private string? Deadline { get; set; }

    private static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var state = BoardState.Parse(Search, Owner, Status, SeverityName, ProductId, LevelName, Deadline);
        var asBefore = _view is not null && state == _state;
        _state = state;
        _query = state.ToUrl("");
        if (asBefore)
            return;
        Follow(Topic.Board);
        await ReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task ShowAgainAsync()
    {
        var (before, state) = (_rows.Newest, _state);
        await RefreshAsync();
        var changed = state == _state ? RowMarks.ChangedOf(before, _rows.Newest, row => row.Id) : [];
        if (changed.Count > 0)
            _ = MarkAsync(changed);
        if (changed.Count > 0 && _view is not null && _head is not null && _rows.StandAs(before))
        {
            _rows.Draw(changed, _now);
            // The row goes out first: it is what somebody waits for. The numbers follow in a message of their own.
            await Task.Yield();
            if (_view is { } view)
                _head?.Show(view);
        }
        else
        {
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override Task RefreshAsync() => ReadAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_view is null || _opened == Number)
            return;
        var left = _opened;
        _opened = Number;
        if (Number is not null)
            await FocusPanelAsync();
        else if (left is not null && _keys is not null)
            await _keys.FocusRowAsync(left);
    }

    private async Task FocusPanelAsync()
    {
        try
        {
            await _panel.FocusAsync(preventScroll: true);
        }
        catch (JSException)
        {
            // The panel was closed before the browser could give it the focus.
        }
    }

    private async Task MeasureAsync()
    {
        if (await _keys!.RowHeightAsync() is > 0 and var height)
            _rowHeight = height;
    }

    private async Task ReadAsync()
    {
        var state = _state;
        _actor = await Current.FindRecentAsync(Leaving);
        // For everybody but engineers and service managers there is no board.
        if (_actor is null || !(await ReadBoard.RunAsync(_actor, state.Filter, Leaving)).TryGet(out var view, out _))
        {
            _view = null;
            Navigation.NotFound();
            return;
        }

        _catalog ??= (await ReadCatalog.RunAsync(_actor, Leaving)).Value;
        if (state != _state)
            return;
        _now = Clock.GetUtcNow();
        _view = view;
        _rows.Take(view.Rows);
    }

    private async Task MarkAsync(IReadOnlyCollection<Guid> changed)
    {
        if (await _marks.ShowAsync(changed, Clock, Leaving))
            StateHasChanged();
    }

    // What has no product is a question about the portal, which has a topic, or a certificate.
    private string ProductOf(BoardRow row) => row switch
    {
        { Topic: not null } => L["PortalQuestion"],
        { ProductId: "" } => L["ApnsCertificate"],
        _ => _catalog!.FindProduct(row.ProductId)?.Name.In(Language) ?? row.ProductId,
    };
}
