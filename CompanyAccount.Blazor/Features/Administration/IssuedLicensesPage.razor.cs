using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Licenses.Reads;
using CompanyAccount.Core.Licenses.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>All licenses that the vendor issued. For Operators; for everybody else there is no such page.</summary>
public sealed partial class IssuedLicensesPage
{
    private Actor? _actor;
    private IssuedPage? _page;
    private Refusal? _refusal;
    private Guid? _asked;
    private bool _busy;

    [Inject]
    private ReadIssuedLicenses Read { get; set; } = null!;

    [Inject]
    private BlockLicense Block { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<LicenseTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    private string? OnlyName { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    private IssuedFilter Only => Enum.TryParse<IssuedFilter>(OnlyName, out var only) && Enum.IsDefined(only) ? only : IssuedFilter.All;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Follow(Topic.IssuedLicenses);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private string UrlOf(IssuedFilter only, string? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Search))
            query.Add("q", Search);
        if (only is not IssuedFilter.All)
            query.Add("only", only.ToString());
        if (after is not null)
            query.Add("after", after);
        return "/admin/licenses" + query;
    }

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Search ?? "", Only, After, Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }

    private async Task BlockAsync(IssuedRow row, bool blocked)
    {
        (_busy, _asked) = (true, null);
        try
        {
            _refusal = await Current.FindAsync(Leaving) is { } actor ? (await Block.RunAsync(actor, row.Id, row.Version, blocked, Leaving)).Refusal : new NotAllowed();
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
