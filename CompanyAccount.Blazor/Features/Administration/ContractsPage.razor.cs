using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>All support contracts, and above them the requests that ask for one. For Operators; for everybody else there is no such page.</summary>
public sealed partial class ContractsPage
{
    private Actor? _actor;
    private Core.Contracts.Reads.ContractsPage? _page;
    private PendingActivations? _queue;

    [Inject]
    private ReadContracts Read { get; set; } = null!;

    [Inject]
    private ReadActivations ReadPending { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ContractTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    private string? OnlyName { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? AfterText { get; set; }

    private ContractFilter Only => Enum.TryParse<ContractFilter>(OnlyName, out var only) && Enum.IsDefined(only) ? only : ContractFilter.All;

    private Guid? After => Guid.TryParse(AfterText, out var after) ? after : null;

    private bool IsFiltered => Only is not ContractFilter.All || !string.IsNullOrWhiteSpace(Search);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Follow(Topic.Contracts, Topic.OpenRequests);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private string UrlOf(ContractFilter only, Guid? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Search))
            query.Add("q", Search);
        if (only is not ContractFilter.All)
            query.Add("only", only.ToString());
        if (after is { } id)
            query.Add("after", id.ToString());
        return "/admin/contracts" + query;
    }

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null
            || !(await Read.RunAsync(_actor, Search ?? "", Only, After, Leaving)).TryGet(out var page, out _)
            || !(await ReadPending.RunAsync(_actor, null, Leaving)).TryGet(out var queue, out _))
            return false;
        (_page, _queue) = (page, queue);
        return true;
    }
}
