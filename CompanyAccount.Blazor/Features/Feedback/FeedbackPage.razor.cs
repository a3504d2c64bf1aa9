using System.Globalization;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Feedback;

/// <summary>The service managers' queue of gratitude and complaints, live; each opens as a request, where its author is answered.</summary>
public sealed partial class FeedbackPage
{
    private FeedbackFilter _filter = new();
    private FeedbackList? _page;

    [Inject]
    private ReadFeedback Read { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<FeedbackTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _filter = FeedbackFilter.Parse(State, Kind, After);
        Follow(Topic.Feedback);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private static string UrlOf(FeedbackFilter filter)
    {
        var query = new QueryBuilder();
        if (filter.State is not FeedbackState.Open)
            query.Add("state", filter.State is FeedbackState.All ? "all" : "answered");
        if (filter.Kind is { } kind)
            query.Add("kind", kind is FeedbackKind.Complaint ? "complaint" : "gratitude");
        if (filter.After is { } after)
            query.Add("after", after.ToString(CultureInfo.InvariantCulture));
        return "/feedback" + query;
    }

    private async Task<bool> ReadAsync()
    {
        var actor = await Current.FindAsync(Leaving);
        if (actor is null || !(await Read.RunAsync(actor, _filter, Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }
}
