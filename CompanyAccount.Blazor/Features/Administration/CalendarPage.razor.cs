using System.Globalization;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.ServiceTimes.Reads;
using CompanyAccount.Core.ServiceTimes.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>The support team's calendar, a year at a time. For Operators; for everybody else there is no such page.</summary>
public sealed partial class CalendarPage
{
    private Actor? _actor;
    private YearPage? _page;
    private ElementReference _months;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private Refusal? _refusal;
    private string _said = "";
    private int? _enteredYear;

    [Inject]
    private ReadCalendarYear Read { get; set; } = null!;

    [Inject]
    private ChangeCalendarDay ChangeDay { get; set; } = null!;

    [Inject]
    private CompleteCalendarYear CompleteYear { get; set; } = null!;

    [Inject]
    private ChangeWorkingHours ChangeHours { get; set; } = null!;

    [Inject]
    private WithdrawWorkingHours WithdrawHours { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private IStringLocalizer<TermsTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "year")]
    private int? Year { get; set; }

    // Nothing is disabled while a change is on its way: a button would lose the focus, and setting a day twice to the same harms nothing.
    private bool Inert => !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Follow(Topic.TeamCalendar);
        (_refusal, _said) = (null, "");
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_page is null || _enteredYear == _page.Year)
            return;
        _enteredYear = _page.Year;
        if (_keys is null)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Leaving, "./Features/Administration/CalendarPage.razor.js");
            _keys = await _module.InvokeAsync<IJSObjectReference>("listen", Leaving, _months);
        }
        else
        {
            await _keys.InvokeVoidAsync("enter", Leaving);
        }
    }

    /// <inheritdoc/>
    protected override Task RefreshAsync() => ReadAsync();

    /// <inheritdoc/>
    protected override async ValueTask LeaveAsync()
    {
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("stop");
                await _keys.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left, and its listeners with it.
        }
    }

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Year, Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }

    private async Task TurnAsync(DateOnly day)
    {
        var works = _page!.KindOf(day) is DayKind.Holiday or DayKind.Weekend;
        _refusal = await DoAsync(actor => ChangeDay.RunAsync(actor, day, works, Leaving));
        _said = _refusal is null ? L["DayTold", day.ToString(L["DayName"], CultureInfo.CurrentCulture), L[$"Day_{_page.KindOf(day)}"]] : "";
    }

    private async Task CompleteAsync()
    {
        var complete = !_page!.IsComplete;
        _refusal = await DoAsync(actor => CompleteYear.RunAsync(actor, _page.Year, complete, Leaving));
        _said = _refusal is null ? L[complete ? "Year_Complete" : "Year_Incomplete"] : "";
    }

    private Task<Refusal?> SaveHoursAsync(HoursForm form, int? seenVersion) => DoAsync(actor => ChangeHours.RunAsync(actor, form, seenVersion, Leaving));

    private Task<Refusal?> WithdrawHoursAsync(HoursEntry entry) => DoAsync(actor => WithdrawHours.RunAsync(actor, entry.Hours.From, entry.Version, Leaving));

    private async Task<Refusal?> DoAsync(Func<Actor, Task<Outcome<Done>>> call)
    {
        var refusal = await Current.FindAsync(Leaving) is { } actor ? (await call(actor)).Refusal : new NotAllowed();
        await ReadAsync();
        StateHasChanged();
        return refusal;
    }
}
