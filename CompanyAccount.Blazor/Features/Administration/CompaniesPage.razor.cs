using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>All companies, to find one and to see which are about to be erased. For Operators; for everybody else there is no such page.</summary>
public sealed partial class CompaniesPage
{
    private readonly TypingPause _typing = new();
    private Actor? _actor;
    private Core.Companies.Reads.CompaniesPage? _page;
    private string _search = "";

    [Inject]
    private ReadCompanies Read { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AdministrationTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "deleted")]
    private bool Deleted { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private int? After { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // What is being typed is newer than the address that it will become.
        if (!_typing.IsTyping)
            _search = Search ?? "";
        Follow(Topic.Companies);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    /// <inheritdoc/>
    protected override ValueTask LeaveAsync()
    {
        _typing.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string UrlOf(string? search, bool deleted, int? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(search))
            query.Add("q", search);
        if (deleted)
            query.Add("deleted", "true");
        if (after is { } number)
            query.Add("after", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return "/admin/companies" + query;
    }

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Search ?? "", Deleted, After, Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }

    private async Task SearchTypedAsync(string? text)
    {
        _search = text ?? "";
        if (await _typing.ComesAsync(Time, Leaving))
            SearchNow();
    }

    private void SearchNow()
    {
        if (_search != (Search ?? ""))
            Navigation.NavigateTo(UrlOf(_search, Deleted, null), replace: true);
    }
}
