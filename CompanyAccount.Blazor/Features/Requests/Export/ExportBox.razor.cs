using System.Globalization;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;

namespace CompanyAccount.Blazor.Features.Requests.Export;

/// <summary>Offers the list as a file, and follows it while the browser fetches it. Shown on a live page only.</summary>
public sealed partial class ExportBox
{
    private ElementReference _title;
    private ExportJob? _job;
    private RequestListFilter? _offered;
    private int? _rows;

    [Inject]
    private ReadExportSize ReadSize { get; set; } = null!;

    [Inject]
    private ExportDesk Desk { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    /// <summary>What the list shows.</summary>
    [Parameter, EditorRequired]
    public RequestListFilter Filter { get; set; } = null!;

    /// <summary>Raised when the person is done with it.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    private int Expected => Math.Min(_rows ?? 0, ReadExportPage.MostRows);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // A file under way is of the list as it was.
        if (ReferenceEquals(_offered, Filter) || _job?.State is ExportState.Running)
            return;
        await OfferAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _title.FocusAsync();
    }

    /// <inheritdoc/>
    protected override Task RefreshAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override ValueTask LeaveAsync()
    {
        if (_job is not null)
            Desk.Leave(_job);
        return ValueTask.CompletedTask;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private async Task OfferAsync()
    {
        _offered = Filter;
        var filter = Filter with { Zone = Clock.Zone };
        if (await Current.FindAsync(Leaving) is not { } actor || !(await ReadSize.RunAsync(actor, filter, Leaving)).TryGet(out var rows, out _))
            return;
        if (_job is not null)
            Desk.Leave(_job);
        _job = Desk.Offer(actor.PersonId, filter);
        _rows = rows;
        Follow(Topic.Export(_job.Id));
    }
}
