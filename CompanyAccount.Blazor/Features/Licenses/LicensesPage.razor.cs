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

namespace CompanyAccount.Blazor.Features.Licenses;

/// <summary>The licenses of the reader's company, live; its administrators add others and look at activation codes.</summary>
public sealed partial class LicensesPage
{
    private readonly Dictionary<Guid, string> _shown = [];
    private Actor? _actor;
    private LicensePage? _page;
    private Refusal? _refusal;
    private string _code = "";
    private string _said = "";
    private bool _busy;

    [Inject]
    private ReadLicenses Read { get; set; } = null!;

    [Inject]
    private AddLicense Add { get; set; } = null!;

    [Inject]
    private ShowActivationCode Show { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<LicenseTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is Actor.Member member)
            Follow(Topic.LicensesOf(member.CompanyId));
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        await ReadAsync();
    }

    private string UrlOf(string? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Search))
            query.Add("q", Search);
        if (after is not null)
            query.Add("after", after);
        return "/licenses" + query;
    }

    private async Task<bool> ReadAsync()
    {
        if (_actor is null || !(await Read.RunAsync(_actor, Search ?? "", After, Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }

    private async Task AddAsync()
    {
        if (_busy)
            return;
        (_busy, _said) = (true, "");
        try
        {
            var outcome = await Current.FindAsync(Leaving) is { } actor ? await Add.RunAsync(actor, _code, Leaving) : new NotAllowed();
            if (outcome.TryGet(out var number, out _refusal))
                (_said, _code) = (L["Added", number], "");
            await RefreshAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ShowAsync(LicenseRow row)
    {
        if (_shown.Remove(row.Id))
            return;
        if (await Current.FindAsync(Leaving) is { } actor && (await Show.RunAsync(actor, row.Id, Leaving)).TryGet(out var code, out _))
            _shown[row.Id] = code;
    }
}
