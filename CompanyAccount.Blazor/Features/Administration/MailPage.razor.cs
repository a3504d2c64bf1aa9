using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>Mail that could not be delivered, live: see why, have it tried again, give it up. For Operators; for everybody else there is no such page.</summary>
public sealed partial class MailPage
{
    private Actor? _actor;
    private UndeliveredPage? _page;
    private Refusal? _refusal;
    private string _said = "";
    private bool _askAll;
    private bool _busy;

    [Inject]
    private ReadUndeliveredMail Read { get; set; } = null!;

    [Inject]
    private TryMailAgain TryAgain { get; set; } = null!;

    [Inject]
    private TryAllMailAgain TryAll { get; set; } = null!;

    [Inject]
    private GiveMailUp GiveUp { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<MailTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    private string? OnlyName { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    private UndeliveredFilter Only => Enum.TryParse<UndeliveredFilter>(OnlyName, out var only) && Enum.IsDefined(only) ? only : UndeliveredFilter.All;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Follow(Topic.UndeliveredMail);
        _askAll = false;
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private string UrlOf(UndeliveredFilter only, MailCursor? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Search))
            query.Add("q", Search);
        if (only is not UndeliveredFilter.All)
            query.Add("only", only.ToString());
        if (after is not null)
            query.Add("after", after.ToString());
        return "/admin/mail" + query;
    }

    private string CountOf(UndeliveredFilter only)
    {
        var count = only is UndeliveredFilter.All
            ? _page!.Counts.Where(kind => kind.Key is not UndeliveredFilter.GivenUp).Sum(kind => kind.Value)
            : _page!.Counts[only];
        return count > ReadUndeliveredMail.MostCounted ? L["Kept_More", ReadUndeliveredMail.MostCounted] : $"{count}";
    }

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Only, Search ?? "", MailCursor.Parse(After), Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }

    private Task TryAsync(UndeliveredRow row) => DoAsync(
        actor => TryAgain.RunAsync(actor, row.Id, Leaving),
        _ => L.Count("Kept_Tried", 1));

    private Task GiveUpAsync(UndeliveredRow row) => DoAsync(
        actor => GiveUp.RunAsync(actor, row.Id, Leaving),
        _ => L["Kept_GaveUp", row.ToAddress]);

    private Task TryAllAsync()
    {
        _askAll = false;
        return DoAsync(actor => TryAll.RunAsync(actor, Only, Search ?? "", Leaving), tried => L.Count("Kept_Tried", tried));
    }

    private async Task DoAsync<T>(Func<Actor, Task<Outcome<T>>> act, Func<T, string> say)
    {
        (_busy, _said, _refusal) = (true, "", null);
        try
        {
            if (await Current.FindAsync(Leaving) is not { } actor)
                _refusal = new NotAllowed();
            else if ((await act(actor)).TryGet(out var done, out var refusal))
                _said = say(done);
            else
                _refusal = refusal;
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
