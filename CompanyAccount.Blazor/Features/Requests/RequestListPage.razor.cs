using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using ListPage = CompanyAccount.Core.Requests.Reads.RequestPage;

namespace CompanyAccount.Blazor.Features.Requests;

/// <summary>The requests that the reader may see, live; what is shown stands in the address.</summary>
public sealed partial class RequestListPage
{
    private readonly RowMarks _marks = new();
    private readonly TypingPause _typing = new();
    private RequestsState _state = new();
    private Actor? _actor;
    private ListPage? _page;
    private IReadOnlyList<RequestRow> _rows = [];
    private string _search = "";
    private string _announcement = "";
    private ProductCatalog? _catalog;
    private Author? _author;
    private bool _loading;
    private bool _filtering;
    private bool _exporting;

    [Inject]
    private ReadRequestList ReadList { get; set; } = null!;

    [Inject]
    private ReadCatalog ReadCatalog { get; set; } = null!;

    [Inject]
    private ReadAuthors ReadAuthors { get; set; } = null!;

    [Inject]
    private BrowserClock Days { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ListTexts> Words { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "mine")]
    private string? Mine { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    private string? Product { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    private string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "author")]
    private string? AuthorId { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortName { get; set; }

    [SupplyParameterFromQuery(Name = "dir")]
    private string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    private bool SeesOthers => _actor.May(Right.SeeAllCompanyRequests) || _actor.May(Right.WorkOnRequests);

    // To one who sees only their own, "mine" would change nothing.
    private bool MineMakesSense => SeesOthers || _state.Filter.OnlyMine;

    private IEnumerable<RequestStatus> ChipStatuses => Enum.GetValues<RequestStatus>()
        .Where(status => !StatusMoves.IsEnd(status) || _page!.Counts is null || _page.Counts.ContainsKey(status) || _state.Filter.Statuses.Contains(status));

    private bool HasPeriod => _state.Filter.SubmittedFrom is not null || _state.Filter.SubmittedTo is not null;

    private ListAddress Address => new()
    {
        Search = Search,
        Status = Status,
        Mine = Mine,
        Product = Product,
        Level = Level,
        Author = AuthorId,
        From = From,
        To = To,
        Sort = SortName,
        Direction = Direction,
        After = After,
        Before = Before,
    };

    /// <inheritdoc/>
    protected override void OnInitialized() => Days.Changed += ReadPeriodAgain;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var state = RequestsState.Parse(Address);
        // What is being typed is newer than the address that it will become.
        if (!_typing.IsTyping)
            _search = state.Filter.Search;
        _state = state;
        _loading = true;
        _actor = await Current.FindAsync(Leaving);
        FollowList();
        var page = await ReadAsync();
        await ReadNamesAsync();
        if (state != _state)
            return;
        if (page is null)
        {
            // Who works on no requests has no list.
            Navigation.NotFound();
            return;
        }

        Show(page, page.Rows);
        _loading = false;
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        _actor = await Current.FindRecentAsync(Leaving);
        var state = _state;
        if (_page is null || await ReadAsync() is not { } page || state != _state)
            return;
        var before = _rows;
        Show(page, RowMarks.InPlace(before, page.Rows, row => row.Id));
        var changed = RowMarks.ChangedOf(before, page.Rows, row => row.Id);
        if (changed.Count == 0)
            return;
        _announcement = L.Count("List_ChangedRows", changed.Count);
        _ = MarkAsync(changed);
    }

    /// <inheritdoc/>
    protected override ValueTask LeaveAsync()
    {
        Days.Changed -= ReadPeriodAgain;
        _typing.Dispose();
        return ValueTask.CompletedTask;
    }

    private void FollowList()
    {
        switch (_actor)
        {
            case Actor.Member member:
                Follow(Topic.RequestsOf(member.CompanyId));
                break;
            case Actor.Staff staff when staff.May(Right.HandleFeedback):
                Follow(Topic.OpenRequests, Topic.Feedback);
                break;
            case Actor.Staff:
                Follow(Topic.OpenRequests);
                break;
            default:
                break;
        }
    }

    private async Task<ListPage?> ReadAsync()
    {
        if (_actor is null)
            return null;
        var outcome = await ReadList.RunAsync(_actor, _state.Filter with { Zone = Days.Zone }, Leaving);
        return outcome.TryGet(out var page, out _) ? page : null;
    }

    // The names behind the ids of the address.
    private async Task ReadNamesAsync()
    {
        if (_actor is null)
            return;
        _catalog ??= (await ReadCatalog.RunAsync(_actor, Leaving)).Value;
        if (_author?.PersonId == _state.Filter.AuthorId)
            return;
        _author = _state.Filter.AuthorId is { } id && (await ReadAuthors.RunAsync(_actor, "", id, Leaving)).TryGet(out var found, out _) ? found.SingleOrDefault() : null;
    }

    // Days begin elsewhere once the reader's zone is known.
    private void ReadPeriodAgain()
    {
        if (HasPeriod)
            _ = InvokeAsync(async () =>
            {
                await RefreshAsync();
                StateHasChanged();
            });
    }

    private void Show(RequestsState state) => Navigation.NavigateTo(state.ToUrl());

    private void Show(ListPage page, IReadOnlyList<RequestRow> rows) => (_page, _rows) = (page, rows);

    private async Task MarkAsync(IReadOnlyCollection<Guid> changed)
    {
        if (await _marks.ShowAsync(changed, Clock, Leaving))
            StateHasChanged();
    }

    private async Task SearchTypedAsync(string? text)
    {
        _search = text ?? "";
        if (await _typing.ComesAsync(Clock, Leaving))
            SearchNow();
    }

    private void SearchNow()
    {
        var url = _state.WithSearch(_search).ToUrl();
        if (url != _state.ToUrl())
            Navigation.NavigateTo(url, replace: true);
    }

    private void Sort(RequestSort sort) => Navigation.NavigateTo(_state.SortBy(sort).ToUrl());

    private string? SortOf(RequestSort sort) => _state.Filter.Sort != sort ? null : _state.Filter.Descending ? "descending" : "ascending";

    private string? SortMark(RequestSort sort) => _state.Filter.Sort != sort ? null : _state.Filter.Descending ? "↓" : "↑";
}
